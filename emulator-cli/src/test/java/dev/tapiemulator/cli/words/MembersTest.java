package dev.tapiemulator.cli.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.tapi.Tapi;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MembersTest {

  @ParameterizedTest
  @CsvSource({
      "dwPrivilege, owner, 2", "dwPrivilege, PHONEPRIVILEGE_OWNER, 2", "dwLampMode, steady, 4",
      "dwHandsetHookSwitchMode, micspeaker, 8", "lpdwLampMode, off, 2", "dwAPIVersion, 2.2, 131074",
      "dwTimeout, INFINITE, -1", "anything, PHONESTATE_LAMP, 64"})
  void constant_takesFullAndShortNames(String member, String word, int value) {
    assertEquals(OptionalInt.of(value), Members.constant(member, word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "2.2", "", "PHONESTATE_", "flash"})
  void constant_takesShortNamesOnlyWhereTheyBelong(String word) {
    assertEquals(OptionalInt.empty(), Members.constant("dwSize", word));
  }

  @Property(seed = "1")
  void number_readsDecimalAndHexadecimal(@ForAll @LongRange(max = 0xFFFFFFFFL) long value) {
    assertEquals(OptionalLong.of(value), Members.number(Long.toString(value)));
    assertEquals(OptionalLong.of(value), Members.number("0x" + Long.toHexString(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967296", "0x100000000", "-1", "+1", "1e3", "0x", "", "99999999999999999999", "0xG", "१"})
  void number_readsNothingElse(String text) {
    assertEquals(OptionalLong.empty(), Members.number(text));
  }

  @Test
  void result_takesNamesWithAndWithoutPrefix() {
    assertEquals(OptionalInt.of(0), Members.result("OK"));
    assertEquals(OptionalInt.of(Tapi.PHONEERR_NOMEM), Members.result("NOMEM"));
    assertEquals(OptionalInt.of(Tapi.PHONEERR_NOMEM), Members.result("PHONEERR_NOMEM"));
    assertEquals(OptionalInt.empty(), Members.result("NOPE"));
  }

  @Test
  void show_namesConstantsAndVersions() {
    assertEquals("PHONELAMPMODE_STEADY", Members.show("lpdwLampMode", Tapi.PHONELAMPMODE_STEADY));
    assertEquals("2.2", Members.show("dwAPIVersion", Tapi.TAPI_VERSION_2_2));
    assertEquals("0x00010000", Members.show("lphPhoneApp", 0x10000));
    assertEquals("7", Members.show("dwSize", 7));
    assertEquals("INFINITE", Members.show("dwTimeout", 0xFFFFFFFFL));
    assertEquals("0xFFFFFFFF", Members.show("dwSize", 0xFFFFFFFFL));
  }
}
