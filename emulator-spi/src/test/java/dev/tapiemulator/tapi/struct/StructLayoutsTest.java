package dev.tapiemulator.tapi.struct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.FactTable;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructLayoutsTest {

  private static final int MAX_COLUMNS = 8;
  private static final List<String[]> FACTS = FactTable.rows("structs.txt", MAX_COLUMNS);

  @Test
  void all_haveThePublishedNamesAndSizes() {
    List<String> ours = new ArrayList<>();
    for (StructLayout layout : StructLayouts.all()) {
      ours.add(String.join(" ", "struct", layout.name(), "" + layout.size32(), "" + layout.size64(),
          ApiVersion.text(layout.since())));
    }
    assertEquals(published("struct"), ours);
  }

  @Test
  void all_haveThePublishedMembersAtTheirOffsets() {
    List<String> ours = new ArrayList<>();
    for (StructLayout layout : StructLayouts.all()) {
      for (StructField field : layout.fields()) {
        ours.add(String.join(" ", "field", layout.name(), field.name(), "" + field.offset32(), "" + field.size32(),
            "" + field.offset64(), "" + field.size64(), ApiVersion.text(field.since())));
      }
    }
    assertEquals(published("field"), ours);
  }

  @Test
  void fixedSize_isThePublishedOneInEveryVersion() {
    List<String> ours = new ArrayList<>();
    for (StructLayout layout : StructLayouts.all()) {
      for (String version : List.of("1.3", "1.4", "2.0", "2.1", "2.2", "3.0")) {
        int number = ApiVersion.parse(version).orElseThrow();
        ours.add(String.join(" ", "fixed", layout.name(), version,
            "" + layout.fixedSize(number, PointerWidth.BITS_32), "" + layout.fixedSize(number, PointerWidth.BITS_64)));
      }
    }
    assertEquals(published("fixed"), ours);
  }

  @Test
  void fixedSize_ofTheViewsIsThatOfTheirLayouts() {
    for (int version : ApiVersion.known()) {
      assertEquals(fixedSize("PHONEBUTTONINFO", version), PhoneButtonInfo.fixedSize(version));
      assertEquals(fixedSize("PHONECAPS", version), PhoneCaps.fixedSize(version));
      assertEquals(fixedSize("PHONESTATUS", version), PhoneStatus.fixedSize(version));
    }
    assertEquals(16, PhoneExtensionId.fixedSize());
    assertEquals(24, VarString.fixedSize());
    assertEquals(24, PhoneMessage.fixedSize(PointerWidth.BITS_32));
    assertEquals(40, PhoneMessage.fixedSize(PointerWidth.BITS_64));
    assertEquals(24, PhoneInitializeExParams.fixedSize(PointerWidth.BITS_32));
    assertEquals(28, PhoneInitializeExParams.fixedSize(PointerWidth.BITS_64));
  }

  @Test
  void find_andField_goByTheNameInTheHeader() {
    assertEquals(PhoneCaps.LAYOUT, StructLayouts.find("PHONECAPS").orElseThrow());
    assertTrue(StructLayouts.find("PhoneCaps").isEmpty());
    assertEquals(PhoneStatus.NUM_OWNERS, PhoneStatus.LAYOUT.field("dwNumOwners").orElseThrow());
    assertEquals(PhoneInitializeExParams.EVENT,
        PhoneInitializeExParams.LAYOUT.field("Handles.hEvent").orElseThrow());
    assertTrue(PhoneStatus.LAYOUT.field("dwNumButtonLamps").isEmpty());
  }

  @Test
  void declaration_refusesGapsAndOverlaps() {
    assertThrows(ExceptionInInitializerError.class, () -> LayoutDeclaration.of("GAP").dword("dwFirst", 4));
    LayoutDeclaration overlap = LayoutDeclaration.of("OVERLAP", Tapi.TAPI_VERSION_2_0).header();
    assertThrows(ExceptionInInitializerError.class, () -> overlap.dword("dwOptions", 8));
    LayoutDeclaration narrow = LayoutDeclaration.of("NARROW");
    narrow.pointerSized("hFirst", 0, 0);
    assertThrows(ExceptionInInitializerError.class, () -> narrow.dword("dwSecond", 4));
  }

  private static int fixedSize(String structure, int version) {
    String[] row = FACTS.stream()
        .filter(fact -> fact[0].equals("fixed") && fact[1].equals(structure))
        .filter(fact -> fact[2].equals(ApiVersion.text(version)))
        .findFirst().orElseThrow();
    return Integer.parseInt(row[3]);
  }

  private static List<String> published(String kind) {
    return FACTS.stream().filter(row -> row[0].equals(kind)).map(row -> String.join(" ", row)).toList();
  }
}
