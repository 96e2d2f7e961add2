package dev.tapiemulator.tapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PhoneErrTest {

  @Test
  void values_areOkAndThePublishedCodesInTheirOrder() {
    Map<String, Integer> published = new LinkedHashMap<>();
    published.put("0", 0);
    for (String[] row : FactTable.rows("constants.txt", 3)) {
      if (row[0].equals("PHONEERR")) {
        published.put(row[2], Long.decode(row[1]).intValue());
      }
    }
    assertEquals(37, published.size());
    Map<String, Integer> ours = new LinkedHashMap<>();
    for (PhoneErr error : PhoneErr.values()) {
      ours.put(error.headerName(), error.value());
    }
    assertEquals(published.toString(), ours.toString());
  }

  @Test
  void of_findsEveryCodeByItsNumber() {
    for (PhoneErr error : PhoneErr.values()) {
      assertEquals(Optional.of(error), PhoneErr.of(error.value()));
    }
  }

  @Test
  void of_isEmptyForNumbersThatAreNoPhoneError() {
    for (int other : new int[] {1, 0x7FFFFFFF, Tapi.LINEERR_NOMEM, 0x9000001E, 0x90000026, 0xC0000001, -1}) {
      assertEquals(Optional.empty(), PhoneErr.of(other), Integer.toHexString(other));
    }
  }

  @Test
  void meaning_canBeReadAfterTheName() {
    for (PhoneErr error : PhoneErr.values()) {
      assertTrue(error.meaning().matches("[a-z].*[a-zA-Z]"), error.meaning());
    }
  }

  @Test
  void isDeviceSpecific_isTheUpperQuarter() {
    assertFalse(PhoneErr.isDeviceSpecific(0x7FFFFFFF));
    assertFalse(PhoneErr.isDeviceSpecific(0x80000000));
    assertFalse(PhoneErr.isDeviceSpecific(0xBFFFFFFF));
    assertTrue(PhoneErr.isDeviceSpecific(0xC0000000));
    assertTrue(PhoneErr.isDeviceSpecific(0xFFFFFFFF));
  }

  @Test
  void nameOf_namesEveryRange() {
    assertEquals("0", PhoneErr.nameOf(0));
    assertEquals("request id 7", PhoneErr.nameOf(7));
    assertEquals("request id 2147483647", PhoneErr.nameOf(0x7FFFFFFF));
    assertEquals("LINEERR (0x80000000)", PhoneErr.nameOf(0x80000000));
    assertEquals("LINEERR_NOMULTIPLEINSTANCE", PhoneErr.nameOf(0x80000056));
    assertEquals("LINEERR (0x8FFFFFFF)", PhoneErr.nameOf(0x8FFFFFFF));
    assertEquals("reserved (0x90000000)", PhoneErr.nameOf(0x90000000));
    assertEquals("PHONEERR_ALLOCATED", PhoneErr.nameOf(0x90000001));
    assertEquals("reserved (0x9000001E)", PhoneErr.nameOf(0x9000001E));
    assertEquals("PHONEERR_SERVICE_NOT_RUNNING", PhoneErr.nameOf(0x90000025));
    assertEquals("reserved (0xBFFFFFFF)", PhoneErr.nameOf(0xBFFFFFFF));
    assertEquals("device-specific (0xC0000000)", PhoneErr.nameOf(0xC0000000));
    assertEquals("device-specific (0xFFFFFFFF)", PhoneErr.nameOf(-1));
  }

  @Property(seed = "1")
  void nameOf_isTheSameForBothWaysToExtendTo64Bits(@ForAll int result) {
    assertEquals(PhoneErr.nameOf((long) result), PhoneErr.nameOf(Integer.toUnsignedLong(result)));
  }

  @Test
  void nameOf_refusesToNameWhatFitsInto32BitsInNeitherWay() {
    assertEquals("not a result (0x100000000)", PhoneErr.nameOf(0x1_0000_0000L));
    assertEquals("not a result (0x190000001)", PhoneErr.nameOf(0x1_9000_0001L));
    assertEquals("not a result (0xFFFFFFFF7FFFFFFF)", PhoneErr.nameOf(Integer.MIN_VALUE - 1L));
  }
}
