/**
 * The stage on which scenarios are played: the emulator with its processes, the names given to handles, and the
 * narration.
 */
package dev.tapiemulator.cli.play;
