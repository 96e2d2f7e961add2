/** The kit as a JUnit 5 extension; the only package that touches JUnit. */
package dev.tapiemulator.testkit.junit;
