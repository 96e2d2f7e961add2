package dev.tapiemulator.emulator.journal;

import java.util.Arrays;

/** Numbers that only some records of a tape have, found by the place of the record; entered in the order of places. */
final class RecordMarks {

  private static final int SMALLEST = 8;

  private int[] records;
  private long[] values;
  private int count;

  RecordMarks(int initial) {
    records = new int[Math.max(SMALLEST, initial)];
    values = new long[records.length];
  }

  /** Marks a record, in place of its mark if it has one; none behind it has. */
  void put(int record, long value) {
    if (count > 0 && records[count - 1] == record) {
      count--;
    }
    if (count == records.length) {
      records = Arrays.copyOf(records, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    records[count] = record;
    values[count++] = value;
  }

  /** The mark of a record, or of the last one before it that has one; 0 when none has. */
  long at(int record) {
    int place = Arrays.binarySearch(records, 0, count, record);
    int last = place < 0 ? -place - 2 : place;
    return last < 0 ? 0 : values[last];
  }

  /** The latest mark of all; 0 when there is none. */
  long last() {
    return count == 0 ? 0 : values[count - 1];
  }

  RecordMarks copy() {
    RecordMarks copy = new RecordMarks(count);
    System.arraycopy(records, 0, copy.records, 0, count);
    System.arraycopy(values, 0, copy.values, 0, count);
    copy.count = count;
    return copy;
  }

  void clear() {
    count = 0;
  }
}
