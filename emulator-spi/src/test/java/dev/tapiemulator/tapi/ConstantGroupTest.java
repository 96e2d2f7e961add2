package dev.tapiemulator.tapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConstantGroupTest {

  @Test
  void prefix_isWhatEveryNameOfTheGroupBeginsWith() {
    for (ConstantGroup group : ConstantGroup.values()) {
      if (group.kind() != ConstantGroup.Kind.VERSION) {
        group.constants().keySet().forEach(name -> assertTrue(name.startsWith(group.prefix()), name));
      }
    }
  }

  @Test
  void constants_haveDifferentValuesWithinAGroup() {
    for (ConstantGroup group : ConstantGroup.values()) {
      long different = group.constants().values().stream().distinct().count();
      assertEquals(group.constants().size(), different, group.name());
    }
  }

  @Test
  void constants_ofAFlagGroupAreSingleBits() {
    for (ConstantGroup group : ConstantGroup.values()) {
      if (group.kind() == ConstantGroup.Kind.FLAGS) {
        group.constants().forEach((name, value) -> assertEquals(1, Integer.bitCount(value), name));
      }
    }
  }

  @Test
  void constants_cannotBeChanged() {
    Map<String, Integer> constants = ConstantGroup.PHONE.constants();
    assertThrows(UnsupportedOperationException.class, () -> constants.put("PHONE_MORE", 1));
  }

  @Test
  void find_givesTheNameOfExactlyThatValue() {
    assertEquals(Optional.of("PHONE_REPLY"), ConstantGroup.PHONE.find(0x11));
    assertEquals(Optional.of("PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT"),
        ConstantGroup.PHONEINITIALIZEEXOPTION.find(3));
    assertEquals(Optional.empty(), ConstantGroup.PHONEHOOKSWITCHDEV.find(3));
  }

  @Test
  void nameOf_writesUnknownValuesAsHexadecimalNumbers() {
    assertEquals("TAPI 2.2", ConstantGroup.TAPI_VERSION.nameOf(0x00020002));
    assertEquals("0x00000013", ConstantGroup.PHONE.nameOf(0x13));
    assertEquals("0xFFFFFFFE", ConstantGroup.TSPI.nameOf(-2));
  }

  @Test
  void flags_namesBitsLowestFirstAndKeepsTheUnknownOnes() {
    assertEquals("0", ConstantGroup.PHONESTATE.flags(0));
    assertEquals("PHONESTATE_DISPLAY|PHONESTATE_LAMP", ConstantGroup.PHONESTATE.flags(0x60));
    assertEquals("PHONESTATE_LAMP|0x81000000", ConstantGroup.PHONESTATE.flags(0x81000040));
    assertEquals("0x00010000", ConstantGroup.PHONELAMPMODE.flags(0x10000));
  }

  @Property(seed = "1")
  void flags_canBeReadBack(@ForAll int value) {
    for (ConstantGroup group : ConstantGroup.values()) {
      if (group.kind() == ConstantGroup.Kind.FLAGS) {
        assertEquals(value, read(group.flags(value)), group.name());
      }
    }
  }

  @Test
  void flags_isRefusedForGroupsOfValues() {
    assertThrows(IllegalStateException.class, () -> ConstantGroup.PHONEINITIALIZEEXOPTION.flags(3));
  }

  private static int read(String flags) {
    int value = 0;
    for (String flag : flags.split("\\|")) {
      value |= TapiConstants.valueOf(flag).orElseGet(() -> Long.decode(flag).intValue());
    }
    return value;
  }
}
