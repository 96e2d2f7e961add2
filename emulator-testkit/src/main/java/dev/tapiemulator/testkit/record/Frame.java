package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;

/** A call to a phone that has not returned yet, and what the phone has reported meanwhile. */
final class Frame {

  private final JournalRecord begin;
  private final List<JournalRecord> reports = new ArrayList<>();
  /** The step that the call is, or null. */
  RecordedStep step;
  /** The closing that the call is, or null. */
  RecordedClosing closing;
  /** What set the timer going that the call tells of, or null. */
  RecordedStep starter;

  Frame(JournalRecord begin) {
    this.begin = begin;
  }

  JournalRecord begin() {
    return begin;
  }

  DeviceCall call() {
    return DeviceCall.values()[begin.code()];
  }

  /** What the phone has reported that belongs to no step or closing. */
  List<JournalRecord> reports() {
    return reports;
  }
}
