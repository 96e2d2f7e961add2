package dev.tapiemulator.emulator;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import java.util.HexFormat;

/** Reads one {@link DescriptionText}. */
final class DescriptionTextReader {

  private PhoneDescription.Builder phone;
  private int features;

  PhoneDescription read(String text) {
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      try {
        readLine(line);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "description line " + number + ", \"" + line + "\": " + wrong.getMessage(), wrong);
      }
    }
    return phone.withoutFeatures(~features).build();
  }

  private void readLine(String line) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("expected key=value");
    }
    String key = line.substring(0, equals);
    String value = line.substring(equals + 1);
    if (phone == null && !key.equals(DescriptionText.PHONE)) {
      throw new IllegalArgumentException("expected \"phone\" first");
    }
    take(key, value);
  }

  private void take(String key, String value) {
    switch (key) {
      case DescriptionText.PHONE -> phone = PhoneDescription.named(ConfigText.unescape(value));
      case DescriptionText.PROVIDER_INFO -> phone.providerInfo(ConfigText.unescape(value));
      case DescriptionText.PHONE_INFO -> phone.phoneInfo(ConfigText.unescape(value));
      case DescriptionText.PHONE_NAME -> phone.phoneName(ConfigText.unescape(value));
      case DescriptionText.FEATURES -> features = bits(value);
      case DescriptionText.HANDSET -> phone.handset(hookSwitch(value));
      case DescriptionText.SPEAKER -> phone.speaker(hookSwitch(value));
      case DescriptionText.HEADSET -> phone.headset(hookSwitch(value));
      case DescriptionText.DISPLAY -> display(parts(value, 3));
      case DescriptionText.RING_MODES -> phone.ringModes(bits(value));
      case DescriptionText.BUTTON_LAMP -> phone.buttonLamp(buttonLamp(parts(value, 4)));
      case DescriptionText.DOWNLOAD -> download(parts(value, 3));
      case DescriptionText.UPLOAD -> upload(parts(value, 3));
      case DescriptionText.DEVICE_CLASS -> deviceClass(parts(value, 3));
      case DescriptionText.API_VERSIONS -> apiVersions(parts(value, 2));
      case DescriptionText.EXTENSION -> extension(parts(value, 6));
      case DescriptionText.DEV_SPECIFIC -> phone.devSpecific(HexFormat.of().parseHex(value));
      case DescriptionText.LATENCY -> phone.latencyMillis(number(value));
      case DescriptionText.ORIGIN -> phone.origin(ConfigText.unescape(value));
      default -> throw new IllegalArgumentException("expected a part of a phone, not \"" + key + "\"");
    }
  }

  private static HookSwitch hookSwitch(String value) {
    String[] parts = parts(value, 5);
    return new HookSwitch(
        bits(parts[0]), bits(parts[1]), bits(parts[2]), parts[3].equals("1"), parts[4].equals("1"));
  }

  private void display(String[] parts) {
    phone.stringFormat(bits(parts[2]));
    if (!parts[0].equals("0")) {
      phone.display(bits(parts[0]), bits(parts[1]));
    }
  }

  private static ButtonLamp buttonLamp(String[] parts) {
    return new ButtonLamp(bits(parts[0]), bits(parts[1]), bits(parts[2]), ConfigText.unescape(parts[3]));
  }

  private void download(String[] parts) {
    phone.area(DataArea.download(bits(parts[0]), ConfigText.unescape(parts[2]), bits(parts[1]), payload -> 0));
  }

  private void upload(String[] parts) {
    phone.area(DataArea.upload(bits(parts[0]), ConfigText.unescape(parts[2]), bits(parts[1]), () -> new byte[0]));
  }

  private void deviceClass(String[] parts) {
    phone.deviceClass(ConfigText.unescape(parts[2]), bits(parts[0]), HexFormat.of().parseHex(parts[1]));
  }

  private void apiVersions(String[] parts) {
    phone.apiVersions(bits(parts[0]), bits(parts[1]));
  }

  private void extension(String[] parts) {
    phone.extension(
        bits(parts[0]), bits(parts[1]), bits(parts[2]), bits(parts[3]), bits(parts[4]), bits(parts[5]));
  }

  static ButtonInfo button(String line) {
    String[] parts = parts(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line, 5);
    return new ButtonInfo(
        bits(parts[0]), bits(parts[1]), ConfigText.unescape(parts[4]), bits(parts[2]),
        HexFormat.of().parseHex(parts[3]));
  }

  /** So many parts with commas between them; the last may contain commas of its own. */
  private static String[] parts(String value, int count) {
    String[] parts = value.split(",", count);
    if (parts.length != count) {
      throw new IllegalArgumentException("expected " + count + " values, found " + parts.length);
    }
    return parts;
  }

  /** A decimal number or bits in hexadecimal. */
  private static int bits(String value) {
    return (int) number(value);
  }

  private static long number(String value) {
    try {
      return Long.decode(value);
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("expected a number, found \"" + value + "\"", none);
    }
  }
}
