package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.TextForm;
import java.util.List;

/**
 * A structure with the header dwTotalSize, dwNeededSize, dwUsedSize, behind whose fixed part variable parts may lie.
 * Pages memory-allocation and variably-sized-data-structures (C-74..C-80). {@link VarDataWriter} fills one.
 *
 * <p>The readers of parts may be used on what an application wrote: {@link #holds} tells whether a part can be read,
 * and reading one that cannot is an IndexOutOfBoundsException.
 */
public abstract sealed class VarStructView<V extends VarStructView<V>> extends StructView<V>
    permits PhoneButtonInfo, PhoneCaps, PhoneInitializeExParams, PhoneStatus, VarString {

  static final StructField TOTAL_SIZE = new StructField("dwTotalSize", 0, 0, 4, 4, Tapi.TAPI_VERSION_1_3);
  static final StructField NEEDED_SIZE = new StructField("dwNeededSize", 4, 4, 4, 4, Tapi.TAPI_VERSION_1_3);
  static final StructField USED_SIZE = new StructField("dwUsedSize", 8, 8, 4, 4, Tapi.TAPI_VERSION_1_3);

  VarStructView(StructLayout layout, PointerWidth width) {
    super(layout, width);
  }

  /** Bytes that the caller has set aside for the structure, unsigned. */
  public final int dwTotalSize() { return getInt(TOTAL_SIZE); }
  public final V dwTotalSize(int value) { return putInt(TOTAL_SIZE, value); }

  /** Bytes that everything would take, this header included. */
  public final int dwNeededSize() { return getInt(NEEDED_SIZE); }
  public final V dwNeededSize(int value) { return putInt(NEEDED_SIZE, value); }

  /** Bytes that hold data, this header included. */
  public final int dwUsedSize() { return getInt(USED_SIZE); }
  public final V dwUsedSize(int value) { return putInt(USED_SIZE, value); }

  /** Whether nothing is missing: dwNeededSize is dwUsedSize (C-76). */
  public final boolean isComplete() {
    return dwNeededSize() == dwUsedSize();
  }

  /** Whether the structure as the caller measured it, dwTotalSize unsigned, lies inside the buffer. */
  public final boolean fits() {
    return get(TOTAL_SIZE) <= available();
  }

  /** Whether the part's bytes lie inside dwTotalSize and inside the buffer; true for a part of size 0. */
  public final boolean holds(StructPart part) {
    long size = get(part.size());
    return size == 0 || get(part.offset()) + size <= Math.min(get(TOTAL_SIZE), available());
  }

  /** A copy of the part, empty when it is absent. */
  public final byte[] bytes(StructPart part) {
    byte[] bytes = new byte[checkedSize(part)];
    buffer().get(indexOf(part, bytes.length), bytes);
    return bytes;
  }

  /** The part as an array of 32-bit words; bytes behind the last whole word are left out. */
  public final int[] ints(StructPart part) {
    int[] ints = new int[checkedSize(part) / Integer.BYTES];
    int index = indexOf(part, ints.length);
    for (int i = 0; i < ints.length; i++) {
      ints[i] = LittleEndian.getInt(buffer(), index + i * Integer.BYTES);
    }
    return ints;
  }

  /** The part as text up to its NUL, empty when it is absent. */
  public final String text(StructPart part, TextForm form) {
    int size = checkedSize(part);
    return form.decode(buffer(), indexOf(part, size), size);
  }

  /** The part as a list of texts with an empty one at its end, such as the device classes. */
  public final List<String> texts(StructPart part, TextForm form) {
    int size = checkedSize(part);
    return form.decodeList(buffer(), indexOf(part, size), size);
  }

  private int checkedSize(StructPart part) {
    if (!holds(part)) {
      throw new IndexOutOfBoundsException(String.format("%s.%s: %d bytes at %d do not lie within dwTotalSize %d",
          layout().name(), part.name(), get(part.size()), get(part.offset()), get(TOTAL_SIZE)));
    }
    return getInt(part.size());
  }

  /** An absent part may have any offset, so its offset is not used. */
  private int indexOf(StructPart part, int size) {
    return size == 0 ? start() : start() + getInt(part.offset());
  }
}
