package dev.tapiemulator.devices;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What a user can set on the desk phone, and its form as tagged values.
 *
 * @param name how the phone is called, PHONECAPS.dwPhoneName
 * @param backlightSeconds how long the display stays lit, 0..3600
 * @param keyClick whether the keys click
 * @param contrast of the display, 0..15
 * @param hotLine the number that is dialled when the phone goes off-hook; empty for none
 */
record DeskConfiguration(String name, int backlightSeconds, boolean keyClick, int contrast, String hotLine) {

  static final DeskConfiguration FACTORY = new DeskConfiguration("Desk phone", 30, true, 8, "");

  static final int LONGEST_NAME = 16;
  static final int LONGEST_HOT_LINE = CallLog.LONGEST_NUMBER;
  static final int MOST_BYTES = 5 * 2 + LONGEST_NAME + 2 + 1 + 1 + LONGEST_HOT_LINE;

  private static final int TAG_NAME = 1;
  private static final int TAG_BACKLIGHT = 2;
  private static final int TAG_KEY_CLICK = 3;
  private static final int TAG_CONTRAST = 4;
  private static final int TAG_HOT_LINE = 5;

  /** Some of the settings, each legal in itself; makes a configuration of another. */
  @FunctionalInterface
  interface Change {
    DeskConfiguration of(DeskConfiguration before);
  }

  /** Reads the settings that are given; the others stay. */
  static Change parse(ByteBuffer payload) throws UnusablePayloadException {
    Change change = before -> before;
    for (Map.Entry<Integer, byte[]> entry : TlvReader.read(payload).entrySet()) {
      Change earlier = change;
      Change setting = setting(entry.getKey(), new PayloadReader(ByteBuffer.wrap(entry.getValue())));
      change = before -> setting.of(earlier.of(before));
    }
    return change;
  }

  private static Change setting(int tag, PayloadReader value) throws UnusablePayloadException {
    Change setting = switch (tag) {
      case TAG_NAME -> name(value);
      case TAG_BACKLIGHT -> backlight(value);
      case TAG_KEY_CLICK -> keyClick(value);
      case TAG_CONTRAST -> contrast(value);
      case TAG_HOT_LINE -> hotLine(value);
      default -> throw value.malformed("tag " + tag + " is unknown");
    };
    value.demandEnd();
    return setting;
  }

  private static Change name(PayloadReader value) throws UnusablePayloadException {
    int length = value.within(1, LONGEST_NAME, value.remaining(), "length of the name");
    String name = value.text(length, "name");
    return c -> new DeskConfiguration(name, c.backlightSeconds, c.keyClick, c.contrast, c.hotLine);
  }

  private static Change backlight(PayloadReader value) throws UnusablePayloadException {
    int seconds = value.within(0, 3600, value.u16("backlight"), "backlight");
    return c -> new DeskConfiguration(c.name, seconds, c.keyClick, c.contrast, c.hotLine);
  }

  private static Change keyClick(PayloadReader value) throws UnusablePayloadException {
    boolean on = value.within(0, 1, value.u8("key click"), "key click") == 1;
    return c -> new DeskConfiguration(c.name, c.backlightSeconds, on, c.contrast, c.hotLine);
  }

  private static Change contrast(PayloadReader value) throws UnusablePayloadException {
    int contrast = value.within(0, 15, value.u8("contrast"), "contrast");
    return c -> new DeskConfiguration(c.name, c.backlightSeconds, c.keyClick, contrast, c.hotLine);
  }

  private static Change hotLine(PayloadReader value) throws UnusablePayloadException {
    int length = value.within(0, LONGEST_HOT_LINE, value.remaining(), "length of the hot line");
    String number = value.text(length, "hot line");
    if (!number.chars().allMatch(key -> DeskPhone.KEYS.indexOf(key) >= 0)) {
      throw value.malformed("a number has the keys " + DeskPhone.KEYS + " only");
    }
    return c -> new DeskConfiguration(c.name, c.backlightSeconds, c.keyClick, c.contrast, number);
  }

  /** All settings, in ascending order of their tags; what {@link #parse} reads. */
  byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOST_BYTES);
    put(bytes, TAG_NAME, name.getBytes(ISO_8859_1));
    put(bytes, TAG_BACKLIGHT, (byte) backlightSeconds, (byte) (backlightSeconds >> Byte.SIZE));
    put(bytes, TAG_KEY_CLICK, (byte) (keyClick ? 1 : 0));
    put(bytes, TAG_CONTRAST, (byte) contrast);
    put(bytes, TAG_HOT_LINE, hotLine.getBytes(ISO_8859_1));
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, int tag, byte... value) {
    bytes.write(tag);
    bytes.write(value.length);
    bytes.writeBytes(value);
  }
}
