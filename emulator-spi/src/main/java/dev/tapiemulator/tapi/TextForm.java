package dev.tapiemulator.tapi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How text is laid out in memory: the A form in a code page, or the W form in UTF-16LE. Text ends with a NUL character,
 * which sizes count; sizes are bytes. Page variably-sized-data-structures.
 */
public final class TextForm {

  private static final byte[] QUESTION_MARK = {'?'};

  /** The form of the functions with W at the end: 16-bit units, kept as they are, unpaired surrogates included. */
  public static final TextForm W = new TextForm(StandardCharsets.UTF_16LE, 2);

  /** The form of the functions with A at the end or no suffix, in the usual code page windows-1252. */
  public static final TextForm A = ansi(Charset.forName("windows-1252"));

  private final Charset charset;
  private final int unitBytes;

  private TextForm(Charset charset, int unitBytes) {
    this.charset = charset;
    this.unitBytes = unitBytes;
  }

  /**
   * The A form in another code page. Refuses charsets that do not put one ASCII {@code ?} for what they lack: they
   * are no code pages, but 16-bit and 32-bit ones, EBCDIC, and those with escape sequences.
   */
  public static TextForm ansi(Charset codePage) {
    boolean fits = codePage.canEncode()
        && "?".equals(new String(QUESTION_MARK, codePage))
        && Arrays.equals(codePage.newEncoder().replacement(), QUESTION_MARK);
    if (!fits) {
      throw new IllegalArgumentException(codePage + " is no code page for the A form");
    }
    return new TextForm(codePage, 1);
  }

  public boolean isWide() {
    return unitBytes == 2;
  }

  public Charset charset() {
    return charset;
  }

  /**
   * The text with its NUL. Characters that the code page lacks become {@code ?}; a NUL inside the text ends it, as it
   * does in C.
   */
  public byte[] encode(String text) {
    int end = text.indexOf('\0');
    String terminated = (end < 0 ? text : text.substring(0, end)) + '\0';
    return isWide() ? units(terminated) : terminated.getBytes(charset);
  }

  /** Several texts, each with its NUL, and one more NUL behind the last; no text at all takes no bytes. */
  public byte[] encodeList(List<String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String text : texts) {
      if (text.isEmpty() || text.charAt(0) == '\0') {
        throw new IllegalArgumentException("an empty text would end the list");
      }
      bytes.writeBytes(encode(text));
    }
    return texts.isEmpty() ? new byte[0] : terminate(bytes);
  }

  /** The text in the bytes [offset, offset + size) of the buffer, up to its NUL if there is one. */
  public String decode(ByteBuffer buffer, int offset, int size) {
    int length = lengthToNul(buffer, offset, size);
    return decodeExactly(buffer, offset, length < 0 ? size : length);
  }

  /** The texts of a list in the bytes [offset, offset + size), up to the empty text or the end of the bytes. */
  public List<String> decodeList(ByteBuffer buffer, int offset, int size) {
    List<String> texts = new ArrayList<>();
    int end = offset + size;
    int start = offset;
    while (start + unitBytes <= end) {
      int length = lengthToNul(buffer, start, end - start);
      int taken = length < 0 ? end - start : length;
      if (taken == 0) {
        break;
      }
      texts.add(decodeExactly(buffer, start, taken));
      start += taken + unitBytes;
    }
    return texts;
  }

  /** Whether a NUL stands within the bytes [offset, offset + size) of the buffer. */
  public boolean isTerminated(ByteBuffer buffer, int offset, int size) {
    return lengthToNul(buffer, offset, size) >= 0;
  }

  /** Bytes before the NUL, or -1 when there is none. */
  private int lengthToNul(ByteBuffer buffer, int offset, int size) {
    for (int length = 0; length + unitBytes <= size; length += unitBytes) {
      int index = offset + length;
      if (buffer.get(index) == 0 && buffer.get(index + unitBytes - 1) == 0) {
        return length;
      }
    }
    return -1;
  }

  private String decodeExactly(ByteBuffer buffer, int offset, int length) {
    if (isWide()) {
      return text(buffer, offset, length);
    }
    byte[] bytes = new byte[length];
    buffer.get(offset, bytes);
    return new String(bytes, charset);
  }

  private byte[] terminate(ByteArrayOutputStream list) {
    list.writeBytes(new byte[unitBytes]);
    return list.toByteArray();
  }

  /** Unit by unit and not by a charset: Java's would replace an unpaired surrogate, Windows keeps it. */
  private static byte[] units(String text) {
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
    }
    return bytes;
  }

  private static String text(ByteBuffer buffer, int offset, int length) {
    char[] units = new char[length / 2];
    for (int i = 0; i < units.length; i++) {
      int index = offset + 2 * i;
      units[i] = (char) (buffer.get(index) & 0xFF | buffer.get(index + 1) << 8);
    }
    return new String(units);
  }
}
