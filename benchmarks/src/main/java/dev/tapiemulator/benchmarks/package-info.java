/** Measures how fast the emulator is, how small, and how both grow, and writes the page with the results. */
package dev.tapiemulator.benchmarks;
