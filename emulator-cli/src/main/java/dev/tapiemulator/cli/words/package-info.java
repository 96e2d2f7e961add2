/** Names and meanings of TAPI's numbers, for reading what people type and for printing what happened. */
package dev.tapiemulator.cli.words;
