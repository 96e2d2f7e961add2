/** What is measured: JMH benchmarks, programs that run in a Java of their own, and the little worlds they share. */
package dev.tapiemulator.benchmarks.measured;
