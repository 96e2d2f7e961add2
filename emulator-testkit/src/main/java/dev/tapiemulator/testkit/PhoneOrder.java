package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Something a phone was asked for.
 *
 * @param function what the application called
 * @param subject the data id, button or lamp id, hookswitch devices, ring mode or row; 0 where there is none
 * @param value the mode, level or column; 0 where there is none
 * @param payload the bytes that came with it; none where none can
 */
public record PhoneOrder(PhoneFunction function, int subject, int value, byte[] payload) {

  private static final int MOST_SHOWN = 16;
  private static final int PREFIX = "phone".length();

  public PhoneOrder {
    payload = payload.clone();
  }

  static PhoneOrder of(PhoneFunction function, int subject, int value) {
    return new PhoneOrder(function, subject, value, new byte[0]);
  }

  static PhoneOrder of(PhoneFunction function, int subject, int value, ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(payload.position(), bytes);
    return new PhoneOrder(function, subject, value, bytes);
  }

  @Override
  public byte[] payload() {
    return payload.clone();
  }

  /** The order as a test writes it: {@code setData(1, 07 08)}. */
  @Override
  public String toString() {
    String parts = switch (function) {
      case PHONE_DEV_SPECIFIC -> hex(payload);
      case PHONE_SET_DATA, PHONE_SET_BUTTON_INFO -> subject + (payload.length == 0 ? "" : ", " + hex(payload));
      case PHONE_GET_DATA -> Integer.toString(subject);
      case PHONE_SET_DISPLAY -> subject + ", " + value + ", " + hex(payload);
      default -> subject + ", " + value;
    };
    return name(function) + "(" + parts + ")";
  }

  /** What a test writes to have such an order answered: {@code setData(1)}. */
  String wording() {
    boolean hasSubject = function != PhoneFunction.PHONE_DEV_SPECIFIC && function != PhoneFunction.PHONE_SET_DISPLAY;
    return name(function) + "(" + (hasSubject ? subject : "") + ")";
  }

  /** The function as tests name it: setData for phoneSetData. */
  static String name(PhoneFunction function) {
    String name = function.headerName().substring(PREFIX);
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  static String hex(byte[] bytes) {
    HexFormat format = HexFormat.ofDelimiter(" ").withUpperCase();
    return bytes.length <= MOST_SHOWN
        ? format.formatHex(bytes)
        : format.formatHex(bytes, 0, MOST_SHOWN) + " … " + bytes.length + " bytes";
  }
}
