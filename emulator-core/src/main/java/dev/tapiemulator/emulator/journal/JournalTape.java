package dev.tapiemulator.emulator.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the journal is written: one array of fixed records of {@value #RECORD_WORDS} words, and an arena for bytes of
 * any length. Nothing is allocated while both have room.
 *
 * <pre>
 * word  0      kind | code &lt;&lt; 8 | why &lt;&lt; 16 | flags &lt;&lt; 24
 * word  1      process | subject &lt;&lt; 16
 * words 2, 3   virtual time in nanoseconds, low word first
 * words 4..13  the record's words
 * words 14, 15 offset and length of its bytes in the arena
 * </pre>
 */
public final class JournalTape {

  static final int RECORD_WORDS = 16;
  static final int FIRST_WORD = 4;
  static final int DATA_OFFSET = 14;
  static final int DATA_LENGTH = 15;

  private static final int SMALLEST_RECORDS = 64;
  private static final int SMALLEST_ARENA_BYTES = 512;
  private static final int LARGEST_ARENA_BYTES = Integer.MAX_VALUE - 8;

  private final int maximumRecords;
  private int[] words;
  private byte[] arena;
  private int records;
  private int arenaBytes;
  private int base;
  private int next;
  private boolean full;

  /** A tape that has room for so many records and bytes at once and grows to {@code maximumRecords}. */
  public JournalTape(int initialRecords, int initialArenaBytes, int maximumRecords) {
    this.maximumRecords = Math.min(maximumRecords, LARGEST_ARENA_BYTES / RECORD_WORDS);
    words = new int[Math.max(1, Math.min(initialRecords, this.maximumRecords)) * RECORD_WORDS];
    arena = new byte[initialArenaBytes];
  }

  /** A small tape that grows to {@code maximumRecords}. */
  public JournalTape(int maximumRecords) {
    this(SMALLEST_RECORDS, SMALLEST_ARENA_BYTES, maximumRecords);
  }

  /** Starts a record; {@code why} is {@link Why#NOTHING} or names the rule or ruling behind it. */
  public JournalTape begin(JournalKind kind, int code, int why, long timeNanos, int process, int subject) {
    if (records == maximumRecords) {
      full = true;
      records--; // The run has failed by name; further records overwrite the last one so that no caller needs to know.
    }
    base = records * RECORD_WORDS;
    if (base == words.length) {
      words = Arrays.copyOf(words, (int) Math.min((long) words.length * 2, (long) maximumRecords * RECORD_WORDS));
    }
    Arrays.fill(words, base, base + RECORD_WORDS, 0);
    words[base] = kind.ordinal() | (code & 0xFF) << 8 | (why & 0xFF) << 16;
    words[base + 1] = process & 0xFFFF | subject << 16;
    words[base + 2] = (int) timeNanos;
    words[base + 3] = (int) (timeNanos >>> 32);
    words[base + DATA_OFFSET] = arenaBytes;
    next = base + FIRST_WORD;
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

  /** Appends a 64-bit value, low word first. */
  public JournalTape wide(long value) {
    words[next++] = (int) value;
    words[next++] = (int) (value >>> 32);
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

  /** Ends the record. */
  public void end() {
    records++;
  }

  /** A tape of its own with what is on this one. */
  public JournalTape copy() {
    JournalTape copy = new JournalTape(records, arenaBytes, maximumRecords);
    System.arraycopy(words, 0, copy.words, 0, records * RECORD_WORDS);
    System.arraycopy(arena, 0, copy.arena, 0, arenaBytes);
    copy.records = records;
    copy.arenaBytes = arenaBytes;
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
    full = false;
  }

  /** What has been written up to now; a view that goes on growing with the tape. */
  public Journal read() {
    return new Journal(this);
  }

  int records() {
    return records;
  }

  int wordAt(int record, int word) {
    return words[record * RECORD_WORDS + word];
  }

  byte[] dataOf(int record) {
    int offset = wordAt(record, DATA_OFFSET);
    return Arrays.copyOfRange(arena, offset, offset + wordAt(record, DATA_LENGTH));
  }

  boolean sameRecord(int record, JournalTape other) {
    int from = record * RECORD_WORDS;
    return Arrays.equals(words, from, from + DATA_OFFSET, other.words, from, from + DATA_OFFSET)
        && Arrays.equals(
            arena, wordAt(record, DATA_OFFSET), wordAt(record, DATA_OFFSET) + wordAt(record, DATA_LENGTH),
            other.arena, other.wordAt(record, DATA_OFFSET),
            other.wordAt(record, DATA_OFFSET) + other.wordAt(record, DATA_LENGTH));
  }

  private int reserve(int length) {
    long needed = (long) arenaBytes + length;
    if (needed > LARGEST_ARENA_BYTES) {
      full = true;
      return -1;
    }
    if (needed > arena.length) {
      arena = Arrays.copyOf(arena, (int) Math.min(Math.max(needed, (long) arena.length * 2), LARGEST_ARENA_BYTES));
    }
    int at = arenaBytes;
    arenaBytes = (int) needed;
    words[base + DATA_LENGTH] += length;
    return at;
  }
}
