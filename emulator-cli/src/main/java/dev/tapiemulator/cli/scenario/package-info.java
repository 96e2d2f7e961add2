/** The language of scenarios and of the shell: text becomes steps, and every mistake has a place. */
package dev.tapiemulator.cli.scenario;
