package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** One of the threads of a scenario: which line it is at, and what of it the story has not told yet. */
final class Actor {

  final String name;
  /** The process of its calls that name none and use no handle; null for the usual one. */
  final TapiProcess process;
  /** Where the line stands that it plays, and the line. */
  String place = "";
  String line = "";
  /** Null for the thread of the lines outside all blocks. */
  TapiThread thread;
  /** A call that has ended, while its thread does not know yet since it is another one's turn. */
  JournalRecord returned;
  /** How many actions of {@code at} run on it just now, which nobody in the scenario does. */
  int actions;
  /** Whether it calls on behalf of an expectation, which nobody has typed. */
  boolean unseen;

  Actor(String name, TapiProcess process) {
    this.name = name;
    this.process = process;
  }

  boolean hasEnded() {
    return thread != null && thread.hasEnded();
  }
}
