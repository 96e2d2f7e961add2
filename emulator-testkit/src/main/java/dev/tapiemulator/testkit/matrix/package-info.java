/** Provokes every error that a page documents for a function. */
package dev.tapiemulator.testkit.matrix;
