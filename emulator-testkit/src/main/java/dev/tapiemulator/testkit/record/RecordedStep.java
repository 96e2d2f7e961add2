package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Something that was done to a phone, an order, an opening or a touch: what it answered, and what came of it. */
public final class RecordedStep {

  private final JournalRecord record;
  private final PhoneFunction function;
  private final int subject;
  private final int value;
  private final byte[] payload;
  private final PhoneAct touch;
  private final List<RecordedReport> inside = new ArrayList<>();
  private final List<RecordedReport> later = new ArrayList<>();
  private long answer;
  private byte[] content = {};
  private int settledAt = Integer.MAX_VALUE;
  private OptionalInt settledWith = OptionalInt.empty();

  private RecordedStep(
      JournalRecord record, PhoneFunction function, int subject, int value, byte[] payload, PhoneAct touch) {
    this.record = record;
    this.function = function;
    this.subject = subject;
    this.value = value;
    this.payload = payload;
    this.touch = touch;
  }

  static RecordedStep order(JournalRecord record, PhoneFunction function, int subject, int value, byte[] payload) {
    return new RecordedStep(record, function, subject, value, payload, null);
  }

  static RecordedStep opening(JournalRecord record) {
    return new RecordedStep(record, PhoneFunction.PHONE_OPEN, 0, 0, new byte[0], null);
  }

  static RecordedStep touch(JournalRecord record, PhoneAct act) {
    return new RecordedStep(record, null, 0, 0, new byte[0], act);
  }

  /** What the application called; null for a touch. */
  public PhoneFunction function() {
    return function;
  }

  /** The data id, button or lamp id, hookswitch devices, ring mode or row. */
  public int subject() {
    return subject;
  }

  /** The mode, level or column. */
  public int value() {
    return value;
  }

  public byte[] payload() {
    return payload.clone();
  }

  /** When, in words. */
  public String when() {
    return "at " + TimeUnit.NANOSECONDS.toMillis(record.timeNanos()) + " ms";
  }

  boolean isTouch(PhoneAct act, int first, int second) {
    return touch == act && record.word(1) == first && record.word(2) == second;
  }

  PhoneAct touch() {
    return touch;
  }

  int place() {
    return record.index();
  }

  /** The id of its request, 0 where there is none. */
  int requestId() {
    return record.word(0);
  }

  /** How many bytes phoneGetData could have taken. */
  int room() {
    return record.word(2);
  }

  long millisUntil(JournalRecord later) {
    return TimeUnit.NANOSECONDS.toMillis(later.timeNanos() - record.timeNanos());
  }

  /** What the call to the phone returned: 0 or the request id, or a negative code. */
  public long answer() {
    return answer;
  }

  boolean isAccepted() {
    return answer > 0 && answer == requestId();
  }

  void answered(long result, byte[] given) {
    answer = result;
    content = given;
  }

  /** How many bytes the phone gave. */
  public int answered() {
    return content.length;
  }

  /** What the phone gave back. */
  byte[] content() {
    return content;
  }

  boolean writesBack() {
    return function == PhoneFunction.PHONE_DEV_SPECIFIC && content.length > 0;
  }

  void gaveBack(byte[] bytes) {
    content = bytes;
  }

  /** What the phone reported before the call to it had returned. */
  List<RecordedReport> inside() {
    return inside;
  }

  /** What came of it afterwards, in order. */
  List<RecordedReport> later() {
    return later;
  }

  /** Its request was completed because the phone was closed, reclaimed or removed. */
  void settled(JournalRecord completion) {
    settledAt = completion.index();
    settledWith = OptionalInt.of(completion.word(1));
  }

  int settledAt() {
    return settledAt;
  }

  OptionalInt settledWith() {
    return settledWith;
  }
}
