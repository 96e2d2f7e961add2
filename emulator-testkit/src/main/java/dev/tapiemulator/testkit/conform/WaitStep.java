package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** A program looking, or waiting, for messages: phoneGetMessage, an event, a completion port, its message queue. */
final class WaitStep {

  private final JournalRecord begin;
  private final int thread;
  private final int timeoutMillis;
  private JournalRecord end;

  WaitStep(JournalRecord begin, int thread, int timeoutMillis) {
    this.begin = begin;
    this.thread = thread;
    this.timeoutMillis = timeoutMillis;
  }

  void ended(JournalRecord record) {
    end = record;
  }

  int at() {
    return begin.index();
  }

  int end() {
    return end == null ? CallStep.NEVER : end.index();
  }

  int process() {
    return begin.process();
  }

  int thread() {
    return thread;
  }

  JournalKind kind() {
    return begin.kind();
  }

  /** Whether it let time pass when nothing was there. */
  boolean isPatient() {
    return timeoutMillis != 0;
  }

  /** How long it would have waited; 0 for a look, -1 for as long as it takes. */
  int timeoutMillis() {
    return timeoutMillis;
  }

  /** Whether it ended with nothing. */
  boolean broughtNothing() {
    return end != null && (begin.kind() == JournalKind.CALL ? end.word(0) < 0 : end.word(0) == 0);
  }

  /** The event or the completion port that it waited for. */
  long handle() {
    return begin.wide(0);
  }

  /** What it waited with. */
  String name() {
    return switch (begin.kind()) {
      case CALL -> "phoneGetMessage";
      case PUMP -> "pumping";
      case EVENT_WAIT -> "the wait for the event";
      default -> "the wait for the completion port";
    };
  }
}
