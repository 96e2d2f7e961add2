package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.PhoneDescription;

/** Something a phone reported: what, and how long after the step that it came of. */
final class RecordedReport {

  private final DeviceReport type;
  private final JournalRecord record;
  private final long delayMillis;
  private PhoneDescription becomes;

  /** {@code type} differs from the record's own where something else than the phone did what the record says. */
  RecordedReport(DeviceReport type, JournalRecord record, long delayMillis) {
    this.type = type;
    this.record = record;
    this.delayMillis = delayMillis;
  }

  /** What a REPORT or NOTE record reports. */
  static DeviceReport typeOf(JournalRecord record) {
    return record.kind() == JournalKind.NOTE ? DeviceReport.NOTE : DeviceReport.values()[record.code()];
  }

  /** The request that a REPORT or NOTE record names, 0 for none. */
  static int requestNamedBy(JournalRecord record) {
    return switch (typeOf(record)) {
      case COMPLETE -> record.word(0);
      case CHANGED, DATA_AREA_CHANGED -> record.word(2);
      default -> 0;
    };
  }

  DeviceReport type() {
    return type;
  }

  /** Its values, as {@link DeviceReport} says for each type. */
  JournalRecord values() {
    return record;
  }

  int place() {
    return record.index();
  }

  long delayMillis() {
    return delayMillis;
  }

  /** What the phone is after CAPABILITIES_CHANGED; null when nobody asked. */
  PhoneDescription becomes() {
    return becomes;
  }

  void becomes(PhoneDescription description) {
    becomes = description;
  }
}
