/** Runs a test or scenario under every behaviour that the documentation allows, up to a bound. */
package dev.tapiemulator.testkit.explore;
