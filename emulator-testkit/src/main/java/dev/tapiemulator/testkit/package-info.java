/** Applications and phones that a test drives in words. */
package dev.tapiemulator.testkit;
