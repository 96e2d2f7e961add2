/** Every behaviour that the documentation allows, up to a bound: re-running a test under all lists of choices. */
package dev.tapiemulator.testkit.explore;
