/** What is left open and what is planned to go wrong: the one source of everything that is not determined. */
package dev.tapiemulator.emulator.choice;
