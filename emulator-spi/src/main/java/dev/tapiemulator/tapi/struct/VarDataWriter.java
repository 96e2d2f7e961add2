package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.TextForm;
import java.nio.ByteBuffer;

/**
 * Fills a variable-size structure by the rules of C-74..C-82: the fixed part of the version in force completely, each
 * variable part whole or not at all, nothing beyond dwTotalSize, and dwNeededSize for everything there was to say.
 *
 * <p>One writer fills one structure after another: {@link #begin}, then members and parts in any order, then
 * {@link #finish}. Members newer than the version are passed over, so callers need not ask for the version.
 */
public final class VarDataWriter {

  /** All structures with variable parts have the same layout for both pointer widths. */
  private static final PointerWidth WIDTH = PointerWidth.BITS_64;

  private static final int HEADER_END = VarStructView.USED_SIZE.end(WIDTH);

  private ByteBuffer buffer;
  private int start;
  private int fixedSize;
  private int totalSize;
  private int neededSize;
  private int usedSize;

  public VarDataWriter() {}

  /**
   * Takes the structure at that absolute index of the buffer and clears its fixed part, dwTotalSize excepted.
   *
   * @throws IllegalArgumentException when dwTotalSize is below the fixed size or beyond the buffer's limit, which the
   *     caller has to refuse before (PHONEERR_STRUCTURETOOSMALL, PHONEERR_INVALPOINTER)
   */
  public VarDataWriter begin(ByteBuffer buffer, int index, int fixedSize) {
    long total = Integer.toUnsignedLong(LittleEndian.getInt(buffer, index + offset(VarStructView.TOTAL_SIZE)));
    if (total < fixedSize || total > buffer.limit() - index) {
      throw new IllegalArgumentException(String.format("dwTotalSize %d is not within the fixed size %d and the %d bytes"
          + " of the buffer", total, fixedSize, buffer.limit() - index));
    }
    this.buffer = buffer;
    this.start = index;
    this.fixedSize = fixedSize;
    this.totalSize = (int) total;
    this.neededSize = fixedSize;
    this.usedSize = fixedSize;
    for (int i = VarStructView.TOTAL_SIZE.end(WIDTH); i < fixedSize; i++) {
      buffer.put(start + i, (byte) 0);
    }
    return this;
  }

  /** Takes the structure that the view looks at. */
  public VarDataWriter begin(VarStructView<?> view, int fixedSize) {
    return begin(view.buffer(), view.start(), fixedSize);
  }

  /** Sets a fixed member of 4 bytes. */
  public VarDataWriter put(StructField field, int value) {
    check(field, Integer.BYTES);
    if (isInVersion(field)) {
      LittleEndian.putInt(buffer, start + offset(field), value);
    }
    return this;
  }

  /** Sets a fixed member that is no number, such as the GUID of PHONECAPS. */
  public VarDataWriter put(StructField field, byte[] bytes) {
    check(field, bytes.length);
    if (isInVersion(field)) {
      buffer.put(start + offset(field), bytes);
    }
    return this;
  }

  /** Adds a variable part; no bytes make it absent. */
  public VarDataWriter part(StructPart part, byte[] data) {
    if (reserve(part, data.length)) {
      buffer.put(start + usedSize - data.length, data);
    }
    return this;
  }

  /** Adds what remains in the buffer, whose position stays. */
  public VarDataWriter part(StructPart part, ByteBuffer data) {
    int size = data.remaining();
    if (reserve(part, size)) {
      buffer.put(start + usedSize - size, data, data.position(), size);
    }
    return this;
  }

  /** Adds an array of 32-bit words. */
  public VarDataWriter intsPart(StructPart part, int... values) {
    int size = Math.multiplyExact(values.length, Integer.BYTES);
    if (reserve(part, size)) {
      int index = start + usedSize - size;
      for (int i = 0; i < values.length; i++) {
        LittleEndian.putInt(buffer, index + i * Integer.BYTES, values[i]);
      }
    }
    return this;
  }

  /** Adds text with its NUL; the empty text is absent, the first of the three ways to say so (O-28). */
  public VarDataWriter textPart(StructPart part, TextForm form, String text) {
    return text.isEmpty() ? this : part(part, form.encode(text));
  }

  /** Writes dwNeededSize and dwUsedSize. */
  public void finish() {
    LittleEndian.putInt(buffer, start + offset(VarStructView.NEEDED_SIZE), neededSize);
    LittleEndian.putInt(buffer, start + offset(VarStructView.USED_SIZE), usedSize);
  }

  /** Counts the part and, when all of it fits, claims its bytes, which then end at usedSize. */
  private boolean reserve(StructPart part, int size) {
    if (size == 0 || !isInVersion(part.offset())) {
      return false;
    }
    if (LittleEndian.getInt(buffer, start + offset(part.size())) != 0) {
      throw new IllegalStateException(part.name() + " has been added before");
    }
    neededSize = Math.addExact(neededSize, size);
    if (size > totalSize - usedSize) {
      return false;
    }
    LittleEndian.putInt(buffer, start + offset(part.size()), size);
    LittleEndian.putInt(buffer, start + offset(part.offset()), usedSize);
    usedSize += size;
    return true;
  }

  private boolean isInVersion(StructField field) {
    return field.end(WIDTH) <= fixedSize;
  }

  private static void check(StructField field, int bytes) {
    boolean isHeader = offset(field) < HEADER_END;
    if (isHeader || field.size(WIDTH) != bytes) {
      throw new IllegalArgumentException(field.name() + " is not a member of " + bytes + " bytes to be set here");
    }
  }

  private static int offset(StructField field) {
    return field.offset(WIDTH);
  }
}
