package dev.tapiemulator.emulator.journal;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.nio.charset.StandardCharsets;

/** One record of a journal, read in place. */
public final class JournalRecord {

  private static final JournalKind[] KINDS = JournalKind.values();
  private static final PhoneFunction[] FUNCTIONS = PhoneFunction.values();

  private final JournalTape tape;
  private final int index;

  JournalRecord(JournalTape tape, int index) {
    this.tape = tape;
    this.index = index;
  }

  /** Its place in the journal, from 0. */
  public int index() {
    return index;
  }

  public JournalKind kind() {
    return KINDS[tape.headOf(index) & 0xFF];
  }

  /** What the kind's comment says: a function, a decision, a report. */
  public int code() {
    return tape.headOf(index) >>> 8 & 0xFF;
  }

  /** The code as a function, for the kinds whose code is one. */
  public PhoneFunction function() {
    return FUNCTIONS[code()];
  }

  /** The reason, to be read with {@link Why}. */
  public int why() {
    return tape.headOf(index) >>> 16 & 0xFF;
  }

  /**
   * CALL: 1 for the A form, 2 for W, else 0. REPORT and DEVICE_CALL: 1 when it came from outside a call to the model.
   */
  public int flags() {
    return tape.headOf(index) >>> 24;
  }

  /** Virtual time since the emulator was created. */
  public long timeNanos() {
    return tape.timeOf(index);
  }

  /** The process, from 1; 0 for none. */
  public int process() {
    return tape.processOf(index);
  }

  /** The device id, or an application's number in its table, as the kind's comment says; -1 for none. */
  public int subject() {
    return tape.subjectOf(index);
  }

  /** The word at a position from 0 to 9. */
  public int word(int position) {
    return tape.wordOf(index, position);
  }

  /** The 64-bit value that begins at a position. */
  public long wide(int position) {
    return word(position) & 0xFFFFFFFFL | (long) word(position + 1) << 32;
  }

  /** The record's bytes. */
  public byte[] data() {
    return tape.dataOf(index);
  }

  /** The record's bytes as text. */
  public String text() {
    return new String(data(), StandardCharsets.UTF_8);
  }
}
