/** The history of a run in memory: fixed records and an arena of bytes. */
package dev.tapiemulator.emulator.journal;
