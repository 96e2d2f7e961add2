package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the members of a structure while its view class declares them, so that the layout and the accessors share
 * one statement of each offset. A gap or an overlap fails when the class loads: the header packs without padding.
 */
final class LayoutDeclaration {

  private static final int GUID_BYTES = 16;

  private final String name;
  private final int structSince;
  private final List<StructField> fields = new ArrayList<>();
  private int memberSince = Tapi.TAPI_VERSION_1_3;
  private int end32;
  private int end64;

  private LayoutDeclaration(String name, int structSince) {
    this.name = name;
    this.structSince = structSince;
  }

  static LayoutDeclaration of(String name) {
    return new LayoutDeclaration(name, Tapi.TAPI_VERSION_1_3);
  }

  /** A structure that older API versions do not have at all. */
  static LayoutDeclaration of(String name, int since) {
    return new LayoutDeclaration(name, since);
  }

  /** The three sizes that every variable-size structure begins with. */
  LayoutDeclaration header() {
    append(VarStructView.TOTAL_SIZE);
    append(VarStructView.NEEDED_SIZE);
    append(VarStructView.USED_SIZE);
    return this;
  }

  /** All members declared from here on are missing in the layout of older API versions. */
  LayoutDeclaration since(int apiVersion) {
    memberSince = apiVersion;
    return this;
  }

  StructField dword(String field, int offset) {
    return dword(field, offset, offset);
  }

  StructField dword(String field, int offset32, int offset64) {
    return append(new StructField(field, offset32, offset64, 4, 4, memberSince));
  }

  StructField pointerSized(String field, int offset32, int offset64) {
    return append(new StructField(field, offset32, offset64, 4, 8, memberSince));
  }

  StructField guid(String field, int offset) {
    return append(new StructField(field, offset, offset, GUID_BYTES, GUID_BYTES, memberSince));
  }

  /** Two members, {@code <prefix>Size} at the offset and {@code <prefix>Offset} behind it. */
  StructPart part(String prefix, int offset) {
    return new StructPart(dword(prefix + "Size", offset), dword(prefix + "Offset", offset + 4));
  }

  /** One way to read a union, which has been declared as a member before. */
  StructField alternative(StructField union, String field) {
    StructField alternative =
        new StructField(field, union.offset32(), union.offset64(), union.size32(), union.size64(), memberSince);
    fields.add(alternative);
    return alternative;
  }

  StructLayout end() {
    return new StructLayout(name, structSince, fields);
  }

  private StructField append(StructField field) {
    if (field.offset32() != end32 || field.offset64() != end64) {
      throw new ExceptionInInitializerError(name + "." + field.name() + " does not follow the member before it");
    }
    fields.add(field);
    end32 = field.end(PointerWidth.BITS_32);
    end64 = field.end(PointerWidth.BITS_64);
    return field;
  }
}
