package dev.tapiemulator.tapi.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.tapi.TextForm;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VarStructViewTest {

  private static final int START = 4;
  private final ByteBuffer buffer = ByteBuffer.allocate(104);
  private final VarString string = new VarString().wrap(buffer, START).dwTotalSize(60);

  @Test
  void holds_wantsThePartInsideDwTotalSize() {
    assertTrue(string.dwStringOffset(24).dwStringSize(36).holds(VarString.STRING));
    assertFalse(string.dwStringOffset(24).dwStringSize(37).holds(VarString.STRING));
    assertFalse(string.dwStringOffset(25).dwStringSize(36).holds(VarString.STRING));
  }

  @Test
  void holds_wantsThePartInsideTheBufferWhateverDwTotalSizeSays() {
    string.dwTotalSize(-1);
    assertFalse(string.fits());
    assertTrue(string.dwStringOffset(24).dwStringSize(76).holds(VarString.STRING));
    assertFalse(string.dwStringOffset(24).dwStringSize(77).holds(VarString.STRING));
  }

  @Test
  void holds_isNotFooledBySizesAndOffsetsThatWrapAround() {
    assertFalse(string.dwStringOffset(-8).dwStringSize(16).holds(VarString.STRING));
    assertFalse(string.dwStringOffset(16).dwStringSize(-8).holds(VarString.STRING));
    assertFalse(string.dwStringOffset(-1).dwStringSize(-1).holds(VarString.STRING));
  }

  @Test
  void holds_anAbsentPartAtAnyOffset() {
    assertTrue(string.dwStringOffset(-1).dwStringSize(0).holds(VarString.STRING));
    assertEquals("", string.text(VarString.STRING, TextForm.W));
    assertEquals(0, string.bytes(VarString.STRING).length);
    assertEquals(0, string.ints(VarString.STRING).length);
    assertEquals(List.of(), string.texts(VarString.STRING, TextForm.A));
  }

  @Property(seed = "1")
  void readers_readOrRefuseButNeverLeaveTheStructure(@ForAll int total, @ForAll int size, @ForAll int offset) {
    string.dwTotalSize(total).dwStringSize(size).dwStringOffset(offset);
    if (string.holds(VarString.STRING)) {
      assertEquals(size, string.bytes(VarString.STRING).length);
      string.ints(VarString.STRING);
      string.text(VarString.STRING, TextForm.W);
      string.texts(VarString.STRING, TextForm.A);
    } else {
      assertRefused();
    }
  }

  @Property(seed = "1")
  void readers_takeEveryPartThatLiesInside(@ForAll @IntRange(max = 60) int size,
      @ForAll @IntRange(max = 60) int offset) {
    string.dwStringSize(size).dwStringOffset(offset);
    assertEquals(size == 0 || offset + size <= 60, string.holds(VarString.STRING));
    if (string.holds(VarString.STRING)) {
      assertEquals(size / 4, string.ints(VarString.STRING).length);
    } else {
      assertRefused();
    }
  }

  @Test
  void readers_giveWhatLiesThere() {
    byte[] text = TextForm.W.encode("日本");
    buffer.put(START + 30, text);
    string.dwStringOffset(30).dwStringSize(text.length);
    assertEquals("日本", string.text(VarString.STRING, TextForm.W));
    assertArrayEquals(text, string.bytes(VarString.STRING));
    assertArrayEquals(new int[] {0x672C65E5}, string.ints(VarString.STRING));
    buffer.put(START + 40, TextForm.A.encodeList(List.of("tapi/phone", "comm")));
    assertEquals(List.of("tapi/phone", "comm"),
        string.dwStringOffset(40).dwStringSize(17).texts(VarString.STRING, TextForm.A));
  }

  @Test
  void readers_sayWhichPartLiesOutside() {
    string.dwStringOffset(50).dwStringSize(20);
    Exception refusal = assertThrows(IndexOutOfBoundsException.class, () -> string.bytes(VarString.STRING));
    assertEquals("VARSTRING.dwString: 20 bytes at 50 do not lie within dwTotalSize 60", refusal.getMessage());
  }

  @Test
  void isComplete_isNeededEqualToUsed() {
    assertTrue(string.dwNeededSize(30).dwUsedSize(30).isComplete());
    assertFalse(string.dwNeededSize(31).dwUsedSize(30).isComplete());
  }

  @Test
  void fits_isDwTotalSizeInsideTheBuffer() {
    assertTrue(string.dwTotalSize(100).fits());
    assertFalse(string.dwTotalSize(101).fits());
    buffer.limit(80);
    assertFalse(string.dwTotalSize(100).fits());
  }

  private void assertRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> string.bytes(VarString.STRING));
    assertThrows(IndexOutOfBoundsException.class, () -> string.ints(VarString.STRING));
    assertThrows(IndexOutOfBoundsException.class, () -> string.text(VarString.STRING, TextForm.A));
    assertThrows(IndexOutOfBoundsException.class, () -> string.texts(VarString.STRING, TextForm.W));
  }
}
