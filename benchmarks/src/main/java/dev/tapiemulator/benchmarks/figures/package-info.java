/** Measured numbers with their error bars. */
package dev.tapiemulator.benchmarks.figures;
