package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Which step set a phone's timers going, also by way of other timers. */
final class Timers {

  private record Started(int token, long dueNanos, RecordedStep by) {}

  private final List<Started> running = new ArrayList<>();

  void start(JournalRecord report, RecordedStep by) {
    long delayNanos = TimeUnit.MILLISECONDS.toNanos(report.wide(4));
    running.add(new Started(report.word(0), report.timeNanos() + delayNanos, by));
  }

  /** What set the timer going that is due now; null when the journal does not show it. */
  RecordedStep fired(int token) {
    Started first = running.stream()
        .filter(timer -> timer.token == token).min(Comparator.comparingLong(Started::dueNanos)).orElse(null);
    running.remove(first);
    return first == null ? null : first.by;
  }

  /** None survives the session. */
  void clear() {
    running.clear();
  }
}
