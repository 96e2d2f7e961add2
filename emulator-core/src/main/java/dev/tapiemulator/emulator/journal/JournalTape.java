package dev.tapiemulator.emulator.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the journal is written: records one behind the other in one array, and an arena for bytes of any length.
 * Nothing is allocated while both have room.
 *
 * <pre>
 * word  0      kind | code &lt;&lt; 8 | why &lt;&lt; 16 | flags &lt;&lt; 24
 * word  1      process | whether the record has bytes &lt;&lt; 16
 * word  2      subject
 * words 3..12  the record's words, as many as were written; those behind them are 0
 * </pre>
 *
 * The time stands beside the records, once for all that follow each other at the same moment, and so does the place of
 * a record's bytes: most have none.
 */
public sealed class JournalTape permits ForgettingTape {

  private static final int PROCESS = 1;
  private static final int SUBJECT = 2;
  private static final int FIRST_WORD = 3;
  private static final int MOST_WORDS = 10;
  private static final int RECORD_WORDS = FIRST_WORD + MOST_WORDS;
  private static final int HAS_BYTES = 1 << 16;

  private static final int SMALLEST_RECORDS = 64;
  private static final int SMALLEST_ARENA_BYTES = 512;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  /** One record in so many comes at another moment than the one before, or has bytes; more often costs allocations. */
  private static final int RECORDS_OF_A_MARK = 4;
  /** The configuration, and the description of a phone. */
  private static final int TEXTS_OF_A_RUN = 2;

  private final int maximumRecords;
  private int[] words;
  /** Where each record ends among the words. */
  private int[] ends;
  private byte[] arena;
  private RecordMarks times;
  /**
   * The offset in the arena, in the high half, and the length of the bytes of the records that have some; below 0 for
   * one whose text is made when it is read, the number of which it is the complement.
   */
  private RecordMarks bytes;
  private final List<Supplier<String>> texts = new ArrayList<>(TEXTS_OF_A_RUN);
  private int records;
  private int arenaBytes;
  private long time;
  /** Where the record under way begins, and where its next word goes. */
  private int base;
  private int next;
  private boolean full;

  /** A tape that has room for so many records and bytes at once and grows to {@code maximumRecords}. */
  public JournalTape(int initialRecords, int initialArenaBytes, int maximumRecords) {
    this.maximumRecords = Math.min(maximumRecords, LARGEST_ARRAY / RECORD_WORDS);
    int room = Math.max(1, Math.min(initialRecords, this.maximumRecords));
    words = new int[room * RECORD_WORDS];
    ends = new int[room];
    arena = new byte[initialArenaBytes];
    times = new RecordMarks(room / RECORDS_OF_A_MARK);
    bytes = new RecordMarks(room / RECORDS_OF_A_MARK);
  }

  /** A small tape that grows to {@code maximumRecords}. */
  public JournalTape(int maximumRecords) {
    this(SMALLEST_RECORDS, SMALLEST_ARENA_BYTES, maximumRecords);
  }

  /** A tape that takes everything and keeps nothing. */
  public static JournalTape forgetting() {
    return new ForgettingTape();
  }

  /** Whether what is written can be read again. */
  public boolean isKept() {
    return true;
  }

  /** The virtual time of the records that begin from here on. */
  public void moveTo(long timeNanos) {
    if (timeNanos != time) {
      time = timeNanos;
      times.put(records, timeNanos);
    }
  }

  /** Starts a record of a certain time, such as one that was read. */
  public JournalTape begin(JournalKind kind, int code, int why, long timeNanos, int process, int subject) {
    moveTo(timeNanos);
    return begin(kind, code, why, process, subject);
  }

  /** Starts a record; {@code why} is {@link Why#NOTHING} or names the rule or ruling behind it. */
  public JournalTape begin(JournalKind kind, int code, int why, int process, int subject) {
    int at = base;
    int[] tape = words;
    if (records == ends.length || at > tape.length - RECORD_WORDS) {
      makeRoom();
      at = base;
      tape = words;
    }
    tape[at] = kind.ordinal() | (code & 0xFF) << 8 | (why & 0xFF) << 16;
    tape[at + PROCESS] = process & 0xFFFF;
    tape[at + SUBJECT] = subject;
    next = at + FIRST_WORD;
    return this;
  }

  /** Marks the record under way; what the bits mean is the kind's affair. */
  public JournalTape flags(int flags) {
    words[base] = words[base] & 0x00FFFFFF | flags << 24;
    return this;
  }

  /** Appends a word. */
  public JournalTape word(int value) {
    words[next++] = value;
    return this;
  }

  /** Appends two words. */
  public JournalTape words(int first, int second) {
    int at = next;
    int[] tape = words;
    tape[at] = first;
    tape[at + 1] = second;
    next = at + 2;
    return this;
  }

  /** Appends four words. */
  public JournalTape words(int first, int second, int third, int fourth) {
    int at = next;
    int[] tape = words;
    tape[at] = first;
    tape[at + 1] = second;
    tape[at + 2] = third;
    tape[at + 3] = fourth;
    next = at + 4;
    return this;
  }

  /** Appends three 64-bit values. */
  public JournalTape wides(long first, long second, long third) {
    int at = next;
    int[] tape = words;
    tape[at] = (int) first;
    tape[at + 1] = (int) (first >>> 32);
    tape[at + 2] = (int) second;
    tape[at + 3] = (int) (second >>> 32);
    tape[at + 4] = (int) third;
    tape[at + 5] = (int) (third >>> 32);
    next = at + 6;
    return this;
  }

  /** Appends a 64-bit value, low word first. */
  public JournalTape wide(long value) {
    int at = next;
    int[] tape = words;
    tape[at] = (int) value;
    tape[at + 1] = (int) (value >>> 32);
    next = at + 2;
    return this;
  }

  /** Appends bytes from an absolute position of a buffer, which stays as it is. */
  public JournalTape data(ByteBuffer source, int position, int length) {
    int at = reserve(length);
    if (at >= 0) {
      source.get(position, arena, at, length);
    }
    return this;
  }

  /** Appends bytes. */
  public JournalTape data(byte[] source) {
    int at = reserve(source.length);
    if (at >= 0) {
      System.arraycopy(source, 0, arena, at, source.length);
    }
    return this;
  }

  /** Appends text in UTF-8. */
  public JournalTape text(String text) {
    return data(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the record a text in UTF-8 that is made whenever it is read, which is seldom; it must always be the same. */
  public JournalTape textWhenRead(Supplier<String> text) {
    words[base + PROCESS] |= HAS_BYTES;
    bytes.put(records, ~texts.size());
    texts.add(text);
    return this;
  }

  /** Ends the record. */
  public void end() {
    int end = next;
    ends[records++] = end;
    base = end;
  }

  /** A tape of its own with what is on this one. */
  public JournalTape copy() {
    JournalTape copy = new JournalTape(records, arenaBytes, maximumRecords);
    copy.words = Arrays.copyOf(words, Math.max(base, 1));
    System.arraycopy(ends, 0, copy.ends, 0, records);
    System.arraycopy(arena, 0, copy.arena, 0, arenaBytes);
    copy.times = times.copy();
    copy.bytes = bytes.copy();
    copy.texts.addAll(texts);
    copy.records = records;
    copy.arenaBytes = arenaBytes;
    copy.time = time;
    copy.base = base;
    copy.full = full;
    return copy;
  }

  /** Whether a record was lost because the tape is at its maximum. */
  public boolean isFull() {
    return full;
  }

  /** Forgets everything and keeps the room. */
  public void clear() {
    records = 0;
    arenaBytes = 0;
    time = 0;
    base = 0;
    times.clear();
    bytes.clear();
    texts.clear();
    full = false;
  }

  /** What has been written up to now; a view that goes on growing with the tape. */
  public Journal read() {
    return new Journal(this);
  }

  // ---- reading

  int records() {
    return records;
  }

  /** Kind, code, why and flags. */
  int headOf(int record) {
    return words[startOf(record)];
  }

  int processOf(int record) {
    return words[startOf(record) + PROCESS] & 0xFFFF;
  }

  int subjectOf(int record) {
    return words[startOf(record) + SUBJECT];
  }

  long timeOf(int record) {
    return times.at(record);
  }

  int wordOf(int record, int position) {
    int at = startOf(record) + FIRST_WORD + position;
    return at < ends[record] ? words[at] : 0;
  }

  byte[] dataOf(int record) {
    if ((words[startOf(record) + PROCESS] & HAS_BYTES) == 0) {
      return new byte[0];
    }
    long place = bytes.at(record);
    if (place < 0) {
      return texts.get((int) ~place).get().getBytes(StandardCharsets.UTF_8);
    }
    int offset = (int) (place >>> 32);
    return Arrays.copyOfRange(arena, offset, offset + (int) place);
  }

  boolean sameRecord(int record, JournalTape other) {
    boolean same = headOf(record) == other.headOf(record)
        && processOf(record) == other.processOf(record)
        && subjectOf(record) == other.subjectOf(record)
        && timeOf(record) == other.timeOf(record);
    for (int position = 0; same && position < MOST_WORDS; position++) {
      same = wordOf(record, position) == other.wordOf(record, position);
    }
    return same && Arrays.equals(dataOf(record), other.dataOf(record));
  }

  private int startOf(int record) {
    return record == 0 ? 0 : ends[record - 1];
  }

  // ---- room

  private void makeRoom() {
    if (records == maximumRecords) {
      full = true;
      records--; // The run has failed by name; further records overwrite the last one so that no caller needs to know.
      base = startOf(records);
    }
    if (records == ends.length) {
      ends = Arrays.copyOf(ends, (int) Math.min(records * 2L, maximumRecords));
    }
    if (base > words.length - RECORD_WORDS) {
      words = Arrays.copyOf(words, (int) Math.min(Math.max(words.length, RECORD_WORDS) * 2L, LARGEST_ARRAY));
    }
  }

  private int reserve(int length) {
    long needed = (long) arenaBytes + length;
    if (needed > LARGEST_ARRAY) {
      full = true;
      return -1;
    }
    if (needed > arena.length) {
      arena = Arrays.copyOf(arena, (int) Math.min(Math.max(needed, (long) arena.length * 2), LARGEST_ARRAY));
    }
    int at = arenaBytes;
    if (length > 0) {
      boolean more = (words[base + PROCESS] & HAS_BYTES) != 0;
      words[base + PROCESS] |= HAS_BYTES;
      bytes.put(records, more ? bytes.last() + length : (long) at << 32 | length);
    }
    arenaBytes = (int) needed;
    return at;
  }
}
