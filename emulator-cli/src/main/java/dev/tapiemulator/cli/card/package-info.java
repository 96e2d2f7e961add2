/** Reference cards: what the emulator knows about a name, made from the classes that run. */
package dev.tapiemulator.cli.card;
