package dev.tapiemulator.cli.card;

import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.struct.PointerWidth;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.StructLayout;

/** The card of a structure: every member's place for 32-bit and 64-bit callers, and the fixed size of each version. */
final class StructureCard {

  private static final int COLUMN = 36;

  private StructureCard() {}

  static String of(StructLayout layout) {
    CardWriter card = new CardWriter(layout.name());
    card.paragraph("Bytes: " + layout.size32() + " for 32-bit callers, " + layout.size64() + " for 64-bit callers.");
    card.heading("Members: offset and size for 32-bit and 64-bit callers");
    for (StructField field : layout.fields()) {
      String since = field.since() > ApiVersion.LOWEST ? "  since " + ApiVersion.text(field.since()) : "";
      card.entry(field.name(), COLUMN, String.format(
          "%3d:%-2d  %3d:%-2d%s", field.offset32(), field.size32(), field.offset64(), field.size64(), since));
    }
    card.heading("Fixed part by API version (32-bit, 64-bit)");
    for (int version : ApiVersion.known()) {
      if (version >= layout.since()) {
        card.entry(ApiVersion.text(version), COLUMN, layout.fixedSize(version, PointerWidth.BITS_32) + ", "
            + layout.fixedSize(version, PointerWidth.BITS_64));
      }
    }
    return card.toString();
  }
}
