package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadableBytesTest {

  @Test
  void asText_takesWhatCanBeReadAndWrittenBack() {
    assertEquals(Optional.of("zwölf €\n"), asText("zwölf €\n"));
    assertEquals(Optional.of(""), asText(""));
    assertEquals(Optional.of("👍"), asText("👍"));
  }

  @Test
  void asText_leavesControlAndInvisibleCharactersToHex() {
    for (String text : new String[] {"\u0000", "\u0007", "\r", "\t", "\u007F", "\u0085", "\u200B", "\u202E", "\uFEFF",
        "\uFFFD", "\uFFFE", "\u2028"}) {
      assertEquals(Optional.empty(), asText("a" + text), () -> Integer.toHexString(text.charAt(0)));
    }
  }

  @Test
  void asText_leavesWhatIsNotUtf8ToHex() {
    assertEquals(Optional.empty(), ReadableBytes.asText(new byte[] {(byte) 0xC3}));
    assertEquals(Optional.empty(), ReadableBytes.asText(new byte[] {(byte) 0xC0, (byte) 0xAF}));
  }

  @Test
  void preview_isOneShortLine() {
    assertEquals("\"Hello\"", preview("Hello", 5));
    assertEquals("\"Hell…\"", preview("Hello", 4));
    assertEquals("610A62", preview("a\nb", 5));
    assertEquals("0001…", preview("\u0000\u0001\u0002", 2));
  }

  private static Optional<String> asText(String text) {
    return ReadableBytes.asText(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String preview(String text, int mostBytes) {
    return ReadableBytes.preview(text.getBytes(StandardCharsets.UTF_8), mostBytes);
  }
}
