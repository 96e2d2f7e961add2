package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.Members;
import java.nio.charset.StandardCharsets;

/**
 * A value as it was typed; what a name stands for is looked up when the step is played.
 *
 * @param kind which of the other parts holds the value
 * @param number the value of a number
 * @param text a text, or the name of an application, phone, request or number
 * @param bytes the bytes of a payload
 */
public record Argument(Kind kind, long number, String text, byte[] bytes) {

  /** What was typed. */
  public enum Kind { NUMBER, NAME, TEXT, BYTES, NULL }

  private static final byte[] NO_BYTES = {};

  /** The absent pointer. */
  public static final Argument NULL = new Argument(Kind.NULL, 0, "NULL", NO_BYTES);

  public static Argument number(long number) {
    return new Argument(Kind.NUMBER, number, "", NO_BYTES);
  }

  /** A name from the left side of "=". */
  public static Argument name(String name) {
    return new Argument(Kind.NAME, 0, name, NO_BYTES);
  }

  /** A string; as a payload it is its UTF-8 bytes. */
  public static Argument text(String text) {
    return new Argument(Kind.TEXT, 0, text, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Argument bytes(byte[] bytes) {
    return new Argument(Kind.BYTES, 0, "", bytes);
  }

  /** The value as it could be typed. */
  @Override
  public String toString() {
    return switch (kind) {
      case NUMBER -> Members.plain(number);
      case NAME, NULL -> text;
      case TEXT -> "\"" + text + "\"";
      case BYTES -> Bytes.show(bytes);
    };
  }
}
