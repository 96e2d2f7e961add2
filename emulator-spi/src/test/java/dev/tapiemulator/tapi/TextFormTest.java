package dev.tapiemulator.tapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextFormTest {

  private static final TextForm JAPANESE = TextForm.ansi(Charset.forName("windows-31j"));

  @Test
  void encode_writesTheAFormInTheCodePageWithItsNul() {
    assertArrayEquals(bytes('G', 'r', 0xFC, 0xDF, 'e', 0x80, 0), TextForm.A.encode("Grüße€"));
    assertArrayEquals(bytes(0), TextForm.A.encode(""));
    assertArrayEquals(bytes('p', 0x93, 0xFA, 0), JAPANESE.encode("p日"));
  }

  @Test
  void encode_writesTheWFormLowByteFirstWithItsNul() {
    assertArrayEquals(bytes('G', 0, 0xFC, 0, 0xAC, 0x20, 0, 0), TextForm.W.encode("Gü€"));
    assertArrayEquals(bytes(0, 0), TextForm.W.encode(""));
  }

  @Test
  void encode_putsAQuestionMarkForWhatTheCodePageLacks() {
    assertArrayEquals(bytes('a', '?', 'b', 0), TextForm.A.encode("a日b"));
    assertArrayEquals(bytes('a', '?', 'b', 0), TextForm.A.encode("a\uD83D\uDCDEb"));
    assertArrayEquals(bytes('a', '?', 'b', 0), TextForm.A.encode("a\uD83Db"));
    assertArrayEquals(bytes('a', '?', 0), TextForm.ansi(StandardCharsets.US_ASCII).encode("aü"));
  }

  @Test
  void encode_endsTheTextAtANulInsideOfIt() {
    assertArrayEquals(bytes('a', 0), TextForm.A.encode("a\0b"));
    assertArrayEquals(bytes('a', 0, 0, 0), TextForm.W.encode("a\0b"));
  }

  @Property(seed = "1")
  void encode_hasExactlyOneNulUnitInTheAFormAndItIsLast(@ForAll String text) {
    byte[] bytes = TextForm.A.encode(text);
    for (int i = 0; i < bytes.length; i++) {
      assertEquals(i == bytes.length - 1, bytes[i] == 0, "byte " + i);
    }
  }

  @Property(seed = "1")
  void decode_givesBackEveryTextInTheWForm(@ForAll String text, @ForAll @IntRange(max = 9) int offset) {
    byte[] encoded = TextForm.W.encode(text);
    ByteBuffer buffer = surrounded(encoded, offset);
    String kept = text.contains("\0") ? text.substring(0, text.indexOf('\0')) : text;
    assertEquals(kept, TextForm.W.decode(buffer, offset, encoded.length));
    assertUntouched(buffer);
  }

  @Property(seed = "1")
  void decode_givesBackLatinTextInTheAForm(@ForAll @CharRange(from = '\u00A0', to = '\u00FF') String text,
      @ForAll @IntRange(max = 9) int offset) {
    byte[] encoded = TextForm.A.encode(text);
    ByteBuffer buffer = surrounded(encoded, offset);
    assertEquals(text.length() + 1, encoded.length);
    assertEquals(text, TextForm.A.decode(buffer, offset, encoded.length));
    assertUntouched(buffer);
  }

  @Property(seed = "1")
  void decode_survivesAnyBytes(@ForAll byte[] bytes) {
    for (TextForm form : List.of(TextForm.A, TextForm.W, JAPANESE)) {
      String text = form.decode(ByteBuffer.wrap(bytes), 0, bytes.length);
      assertTrue(text.indexOf('\0') < 0);
      form.decodeList(ByteBuffer.wrap(bytes), 0, bytes.length).forEach(entry -> assertFalse(entry.isEmpty()));
    }
  }

  @Test
  void decode_stopsAtTheNulOrAtTheEndOfTheBytes() {
    ByteBuffer abc = ByteBuffer.wrap(bytes('a', 'b', 0, 'c'));
    assertEquals("ab", TextForm.A.decode(abc, 0, 4));
    assertEquals("a", TextForm.A.decode(abc, 0, 1));
    assertEquals("", TextForm.A.decode(abc, 0, 0));
    assertEquals("c", TextForm.A.decode(abc, 3, 1));
    assertEquals("\u6261", TextForm.W.decode(abc, 0, 3));
  }

  @Test
  void decode_seesNoNulInTheWFormAcrossTwoUnits() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes(0x41, 0x00, 0x00, 0x01, 0x00, 0x00));
    assertEquals("A\u0100", TextForm.W.decode(buffer, 0, 6));
  }

  @Test
  void isTerminated_wantsTheNulWithinTheBytes() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes('a', 0, 0, 0));
    assertTrue(TextForm.A.isTerminated(buffer, 0, 2));
    assertFalse(TextForm.A.isTerminated(buffer, 0, 1));
    assertTrue(TextForm.W.isTerminated(buffer, 0, 4));
    assertFalse(TextForm.W.isTerminated(buffer, 0, 3));
    assertFalse(TextForm.A.isTerminated(buffer, 0, 0));
  }

  @Test
  void encodeList_endsWithTwoNuls() {
    assertArrayEquals(bytes('a', 0, 'b', 'c', 0, 0), TextForm.A.encodeList(List.of("a", "bc")));
    assertArrayEquals(bytes('a', 0, 0, 0, 0, 0), TextForm.W.encodeList(List.of("a")));
    assertEquals(0, TextForm.A.encodeList(List.of()).length);
  }

  @Test
  void encodeList_refusesAnEmptyTextSinceItWouldEndTheList() {
    assertThrows(IllegalArgumentException.class, () -> TextForm.A.encodeList(List.of("a", "", "b")));
    assertThrows(IllegalArgumentException.class, () -> TextForm.A.encodeList(List.of("\0a")));
  }

  @Property(seed = "1")
  void decodeList_givesBackEveryListInBothForms(
      @ForAll List<@StringLength(min = 1, max = 8) @CharRange(from = ' ', to = '~') String> texts,
      @ForAll @IntRange(max = 9) int offset) {
    for (TextForm form : List.of(TextForm.A, TextForm.W)) {
      byte[] encoded = form.encodeList(texts);
      ByteBuffer buffer = surrounded(encoded, offset);
      assertEquals(texts, form.decodeList(buffer, offset, encoded.length));
      assertUntouched(buffer);
    }
  }

  @Test
  void decodeList_endsAtTheBytesWhenTheLastNulsAreMissing() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes('a', 0, 'b', 'c', 'd'));
    assertEquals(List.of("a", "bc"), TextForm.A.decodeList(buffer, 0, 4));
    assertEquals(List.of("a"), TextForm.A.decodeList(buffer, 0, 2));
  }

  @Test
  void ansi_refusesCharsetsThatAreNoCodePage() {
    for (String name : List.of("UTF-16LE", "UTF-16", "UTF-32", "IBM037", "x-IBM930", "ISO-2022-JP", "ISO-2022-CN")) {
      assertThrows(IllegalArgumentException.class, () -> TextForm.ansi(Charset.forName(name)), name);
    }
  }

  @Test
  void ansi_takesCodePages() {
    assertEquals(StandardCharsets.UTF_8, TextForm.ansi(StandardCharsets.UTF_8).charset());
    assertFalse(TextForm.A.isWide());
    assertTrue(TextForm.W.isWide());
    assertEquals("windows-1252", TextForm.A.charset().name());
  }

  /** The bytes at that offset between bytes that are neither NUL nor text, in a buffer that stands elsewhere. */
  private static ByteBuffer surrounded(byte[] bytes, int offset) {
    byte[] all = new byte[offset + bytes.length + 3];
    Arrays.fill(all, (byte) '#');
    System.arraycopy(bytes, 0, all, offset, bytes.length);
    return ByteBuffer.wrap(all).position(1).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void assertUntouched(ByteBuffer buffer) {
    assertEquals(1, buffer.position());
    assertEquals(buffer.capacity(), buffer.limit());
    assertEquals(ByteOrder.LITTLE_ENDIAN, buffer.order());
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
