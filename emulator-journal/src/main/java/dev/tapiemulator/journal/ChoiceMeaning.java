package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.JournalRecord;

/** What the value of a choice stands for, in words. */
final class ChoiceMeaning {

  private static final int[] LATENCY_FACTORS = {1, 0, 2, 8};
  private static final String[] LATENCIES = {
    "the ordinary time", "no time at all", "twice the ordinary time", "eight times the ordinary time"
  };

  private ChoiceMeaning() {}

  static String of(JournalRecord choice) {
    int value = choice.word(1);
    return switch (Decision.values()[choice.code()]) {
      case LATENCY -> latency(value, choice.word(2));
      case EQUAL_DEADLINES -> value == 0 ? "the oldest of what is due first" : "a younger one of what is due first";
      case REPLY_BEFORE_STATE_CHANGE -> value == 0 ? "the state before the reply" : "the reply before the state";
      case CALL_FAILS -> value == 0 ? "no error" : "an error";
      case REQUEST_FAILS -> value == 0 ? "no error" : value % 2 == 1 ? "refused" : "an error in the reply";
      case RECLAIM -> value == 0 ? "the phone stays" : "the phone is reclaimed";
      case REMOVE -> value == 0 ? "the phone stays" : "the phone is removed";
      case SUSPEND -> value == 0 ? "the phone stays as it is" : "the phone is suspended, or resumed";
      case RULING_VALUE -> value == 0 ? "as configured" : "ruled otherwise";
      case NEXT_THREAD -> value == 0 ? "the thread whose turn it is" : "another thread";
    };
  }

  private static String latency(int value, int ordinaryMillis) {
    return value < 0 || value >= LATENCIES.length
        ? "some time"
        : LATENCIES[value] + " (" + (long) ordinaryMillis * LATENCY_FACTORS[value] + " ms)";
  }
}
