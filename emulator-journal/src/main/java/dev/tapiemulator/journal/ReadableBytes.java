package dev.tapiemulator.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes as people read them: as text when they are nothing else, else as hexadecimal digits. */
final class ReadableBytes {

  private static final HexFormat HEX = HexFormat.of();

  private ReadableBytes() {}

  /**
   * The text that these bytes are, if they are valid UTF-8 without control and invisible characters; line feeds are
   * allowed.
   */
  static Optional<String> asText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean plain = text.codePoints().allMatch(ReadableBytes::isVisible);
    return plain && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? Optional.of(text) : Optional.empty();
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** For a line of text: {@code "Hello"} or {@code 0A0B…}, not more than so many bytes of it. */
  static String preview(byte[] bytes, int mostBytes) {
    byte[] shown = bytes.length <= mostBytes ? bytes : Arrays.copyOf(bytes, mostBytes);
    String rest = shown.length == bytes.length ? "" : "…";
    return asText(shown)
        .filter(text -> text.indexOf('\n') < 0)
        .map(text -> '"' + text + rest + '"')
        .orElseGet(() -> HexFormat.of().withUpperCase().formatHex(shown) + rest);
  }

  /** A fixed rule, so that a file does not depend on which characters a JDK knows. */
  private static boolean isVisible(int character) {
    boolean control = character < ' ' && character != '\n' || character >= 0x7F && character < 0xA0;
    boolean invisible = character >= 0x200B && character <= 0x200F
        || character >= 0x2028 && character <= 0x202E
        || character >= 0x2060 && character <= 0x206F
        || character == 0xFEFF
        || (character & 0xFFFE) == 0xFFFE;
    boolean replaced = character == 0xFFFD || character >= 0xD800 && character <= 0xDFFF;
    return !control && !invisible && !replaced;
  }
}
