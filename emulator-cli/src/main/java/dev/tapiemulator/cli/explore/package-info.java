/** Exploring a scenario: its runs, and what is printed of them. */
package dev.tapiemulator.cli.explore;
