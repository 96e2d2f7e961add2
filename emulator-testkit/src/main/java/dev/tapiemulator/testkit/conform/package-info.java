/** Rules for client code, checked on journals and runs without the kernel. */
package dev.tapiemulator.testkit.conform;
