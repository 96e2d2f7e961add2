package dev.tapiemulator.tapi.struct;

import java.util.List;
import java.util.Optional;

/**
 * A structure's C name, the API version that brought it, and its members in order. A union is listed as a whole and
 * then by its alternatives.
 */
public record StructLayout(String name, int since, List<StructField> fields) {

  public StructLayout {
    fields = List.copyOf(fields);
  }

  /** Size in bytes with all members. */
  public int size(PointerWidth width) {
    return fields.get(fields.size() - 1).end(width);
  }

  public int size32() {
    return size(PointerWidth.BITS_32);
  }

  public int size64() {
    return size(PointerWidth.BITS_64);
  }

  /** Size in bytes of the fixed part in that API version: it ends where the first newer member begins (C-81). */
  public int fixedSize(int apiVersion, PointerWidth width) {
    for (StructField field : fields) {
      if (field.since() > apiVersion) {
        return field.offset(width);
      }
    }
    return size(width);
  }

  /** The member of that C name; alternatives of a union are called {@code Handles.hEvent}. */
  public Optional<StructField> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }
}
