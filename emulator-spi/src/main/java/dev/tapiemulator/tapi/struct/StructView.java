package dev.tapiemulator.tapi.struct;

import java.nio.ByteBuffer;

/**
 * A structure seen in the bytes of a buffer. A view can be wrapped around one structure after another, which allocates
 * and copies nothing, and it never changes the buffer's position, limit or order.
 *
 * <p>Reading or writing beyond the buffer's limit is an IndexOutOfBoundsException: callers check {@link #available()}.
 */
public abstract sealed class StructView<V extends StructView<V>> permits VarStructView, PhoneExtensionId, PhoneMessage {

  private final StructLayout layout;
  private final PointerWidth width;
  private ByteBuffer buffer;
  private int start;

  StructView(StructLayout layout, PointerWidth width) {
    this.layout = layout;
    this.width = width;
  }

  abstract V self();

  /** Looks at the structure that begins at the buffer's position. */
  public final V wrap(ByteBuffer buffer) {
    return wrap(buffer, buffer.position());
  }

  /** Looks at the structure that begins at that absolute index of the buffer. */
  public final V wrap(ByteBuffer buffer, int index) {
    this.buffer = buffer;
    this.start = index;
    return self();
  }

  public final StructLayout layout() {
    return layout;
  }

  public final PointerWidth width() {
    return width;
  }

  /** Bytes from the start of the structure to the buffer's limit: none of them need to belong to the structure. */
  public final int available() {
    return buffer.limit() - start;
  }

  /** Any member of 4 or 8 bytes by its description, without sign: for printers and comparisons by name. */
  public final long get(StructField field) {
    return switch (field.size(width)) {
      case 4 -> Integer.toUnsignedLong(getInt(field));
      case 8 -> LittleEndian.getLong(buffer, index(field));
      default -> throw new IllegalArgumentException(field.name() + " is no number");
    };
  }

  final int getInt(StructField field) {
    return LittleEndian.getInt(buffer, index(field));
  }

  final V putInt(StructField field, int value) {
    LittleEndian.putInt(buffer, index(field), value);
    return self();
  }

  /** Writes a pointer-sized member; 32-bit callers get the low half. */
  final V putPointer(StructField field, long value) {
    if (width == PointerWidth.BITS_32) {
      return putInt(field, (int) value);
    }
    LittleEndian.putLong(buffer, index(field), value);
    return self();
  }

  final byte[] getBytes(StructField field) {
    byte[] bytes = new byte[field.size(width)];
    buffer.get(index(field), bytes);
    return bytes;
  }

  /** Writes a member that is no number, whose bytes must be as many as the member has. */
  final V putBytes(StructField field, byte[] bytes) {
    if (bytes.length != field.size(width)) {
      throw new IllegalArgumentException(field.name() + " has " + field.size(width) + " bytes, not " + bytes.length);
    }
    buffer.put(index(field), bytes);
    return self();
  }

  final ByteBuffer buffer() {
    return buffer;
  }

  final int start() {
    return start;
  }

  private int index(StructField field) {
    return start + field.offset(width);
  }
}
