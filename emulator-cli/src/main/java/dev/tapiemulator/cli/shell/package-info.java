/** The interactive shell: a scenario typed line by line. */
package dev.tapiemulator.cli.shell;
