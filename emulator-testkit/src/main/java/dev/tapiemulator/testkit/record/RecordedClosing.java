package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;

/** The phone was told to close: what it answered, and what it reported besides the completions it owed. */
final class RecordedClosing {

  private final int place;
  private final List<RecordedReport> reports = new ArrayList<>();
  private long answer;

  RecordedClosing(JournalRecord call) {
    place = call.index();
  }

  int place() {
    return place;
  }

  List<RecordedReport> reports() {
    return reports;
  }

  long answer() {
    return answer;
  }

  void answered(long result) {
    answer = result;
  }
}
