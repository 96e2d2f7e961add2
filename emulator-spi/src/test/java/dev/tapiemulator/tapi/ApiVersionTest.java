package dev.tapiemulator.tapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ApiVersionTest {

  @Test
  void known_areTheFiveVersionsUpTo22() {
    assertEquals(List.of(0x00010003, 0x00010004, 0x00020000, 0x00020001, 0x00020002), ApiVersion.known());
    assertEquals(0x00010003, ApiVersion.LOWEST);
    assertEquals(0x00020002, ApiVersion.HIGHEST);
    assertTrue(ApiVersion.isKnown(Tapi.TAPI_VERSION_2_1));
    assertFalse(ApiVersion.isKnown(Tapi.TAPI_VERSION_3_0));
    assertFalse(ApiVersion.isKnown(0x00010005));
  }

  @Test
  void text_isMajorAndMinor() {
    assertEquals("1.3", ApiVersion.text(Tapi.TAPI_VERSION_1_3));
    assertEquals("2.2", ApiVersion.text(Tapi.TAPI_VERSION_2_2));
    assertEquals("65535.65534", ApiVersion.text(-2));
  }

  @Property(seed = "1")
  void parse_readsWhatTextWrites(@ForAll int version) {
    assertEquals(OptionalInt.of(version), ApiVersion.parse(ApiVersion.text(version)));
  }

  @Test
  void parse_refusesEverythingElse() {
    List<String> others = List.of("", "2", "2.", ".2", "2.2.2", "-1.3", "+2.2", " 2.2", "2.2 ", "2,2", "0x2.2",
        "65536.0", "0.65536", "2.123456", "two.two", "\u0662.\u0662");
    for (String other : others) {
      assertEquals(OptionalInt.empty(), ApiVersion.parse(other), other);
    }
  }

  @Property(seed = "1")
  void parse_neverThrows(@ForAll String text) {
    ApiVersion.parse(text).ifPresent(version -> assertEquals(2, text.split("\\.").length));
  }
}
