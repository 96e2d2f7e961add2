package dev.tapiemulator.emulator;

import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_HANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_HEADSET;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_SPEAKER;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDescription.DeviceClassId;
import java.util.HexFormat;

/**
 * What a phone says of itself as lines of text, {@code key=value}, in a fixed order: whoever has a journal knows by it
 * what the phones of the run were like, without having the phones. What a data area does with its bytes is code, and
 * not in the text.
 *
 * <pre>
 * phone=desk-phone
 * providerInfo=TAPI emulator
 * phoneInfo=Desk phone DP-24
 * phoneName=desk-phone
 * features=0x1fffffff
 * handset=0xf,0xf,0xf,1,1
 * display=2,24,0x1
 * ringModes=8
 * buttonLamp=0x2,0x0,0x1,5
 * download=0,1024,display
 * upload=1,512,call log
 * deviceClass=0x3,00ff,wave/in
 * apiVersions=0x10003,0x20002
 * extension=0x1,0x2,0x3,0x4,0x10000,0x10002
 * devSpecific=0a0b
 * latencyMillis=20
 * origin=a recording
 * </pre>
 *
 * <p>{@code handset}, {@code speaker} and {@code headset} have the PHONEHOOKSWITCHMODE_ bits they can be in, be put into
 * and report, and 1 or 0 for volume and gain; {@code display} rows, columns and STRINGFORMAT_; {@code buttonLamp}, one
 * for each id from 0, PHONEBUTTONMODE_, PHONEBUTTONFUNCTION_, PHONELAMPMODE_ bits and label; {@code download} and {@code
 * upload} data id, size and name; {@code deviceClass} STRINGFORMAT_, content and class. In texts {@code \\}, {@code \n}
 * and {@code \r} stand for a backslash and the two line ends.
 */
public final class DescriptionText {

  static final String PHONE = "phone";
  static final String PROVIDER_INFO = "providerInfo";
  static final String PHONE_INFO = "phoneInfo";
  static final String PHONE_NAME = "phoneName";
  static final String FEATURES = "features";
  static final String HANDSET = "handset";
  static final String SPEAKER = "speaker";
  static final String HEADSET = "headset";
  static final String DISPLAY = "display";
  static final String RING_MODES = "ringModes";
  static final String BUTTON_LAMP = "buttonLamp";
  static final String DOWNLOAD = "download";
  static final String UPLOAD = "upload";
  static final String DEVICE_CLASS = "deviceClass";
  static final String API_VERSIONS = "apiVersions";
  static final String EXTENSION = "extension";
  static final String DEV_SPECIFIC = "devSpecific";
  static final String LATENCY = "latencyMillis";
  static final String ORIGIN = "origin";

  private static final int LINE_CHARS = 32;

  private final StringBuilder text;

  private DescriptionText(int lines) {
    text = new StringBuilder(lines * LINE_CHARS);
  }

  /** The lines of a description, each ended by a line feed. */
  public static String write(PhoneDescription phone) {
    DescriptionText text = new DescriptionText(2 * LINE_CHARS + phone.buttonLamps().size());
    text.key(PHONE).last(phone.name());
    text.key(PROVIDER_INFO).last(phone.providerInfo());
    text.key(PHONE_INFO).last(phone.phoneInfo());
    text.key(PHONE_NAME).last(phone.phoneName());
    text.key(FEATURES).bits(phone.features()).end();
    text.parts(phone);
    text.key(API_VERSIONS).bits(phone.lowestApiVersion()).bits(phone.highestApiVersion()).end();
    if (phone.hasExtensions()) {
      text.key(EXTENSION);
      for (int part : phone.extensionId()) {
        text.bits(part);
      }
      text.bits(phone.lowestExtVersion()).bits(phone.highestExtVersion()).end();
    }
    if (phone.devSpecific().length > 0) {
      text.key(DEV_SPECIFIC).bytes(phone.devSpecific()).end();
    }
    text.key(LATENCY).last(Long.toString(phone.latencyMillis()));
    if (!phone.origin().isEmpty()) {
      text.key(ORIGIN).last(phone.origin());
    }
    return text.text.toString();
  }

  /**
   * Reads what {@link #write} wrote; what is downloaded goes nowhere, and what is uploaded is empty.
   *
   * @throws IllegalArgumentException when the text is none, saying which line and what was expected there
   */
  public static PhoneDescription read(String text) {
    return new DescriptionTextReader().read(text);
  }

  /** A button's information as one line: PHONEBUTTONMODE_, PHONEBUTTONFUNCTION_, PHONEBUTTONSTATE_, bytes, label. */
  public static String writeButton(ButtonInfo info) {
    DescriptionText line = new DescriptionText(1);
    line.bits(info.mode()).bits(info.function()).bits(info.state()).bytes(info.devSpecific()).last(info.text());
    return line.text.toString();
  }

  /**
   * Reads what {@link #writeButton} wrote.
   *
   * @throws IllegalArgumentException when the line is none
   */
  public static ButtonInfo readButton(String line) {
    return DescriptionTextReader.button(line);
  }

  private void parts(PhoneDescription phone) {
    hookSwitch(HANDSET, phone.hookSwitch(PHONEHOOKSWITCHDEV_HANDSET));
    hookSwitch(SPEAKER, phone.hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER));
    hookSwitch(HEADSET, phone.hookSwitch(PHONEHOOKSWITCHDEV_HEADSET));
    key(DISPLAY).number(phone.displayRows()).number(phone.displayColumns()).bits(phone.stringFormat()).end();
    if (phone.ringModes() != 0) {
      key(RING_MODES).number(phone.ringModes()).end();
    }
    for (ButtonLamp position : phone.buttonLamps()) {
      key(BUTTON_LAMP).bits(position.buttonMode()).bits(position.buttonFunction()).bits(position.lampModes())
          .last(position.text());
    }
    for (int id = 0; id < phone.numSetData(); id++) {
      area(DOWNLOAD, phone.download(id));
    }
    for (int id = 0; id < phone.numGetData(); id++) {
      area(UPLOAD, phone.upload(id));
    }
    for (String deviceClass : phone.deviceClasses()) {
      DeviceClassId id = phone.deviceClass(deviceClass);
      key(DEVICE_CLASS).bits(id.stringFormat()).bytes(id.content()).last(deviceClass);
    }
  }

  private void hookSwitch(String name, HookSwitch device) {
    if (device.present()) {
      key(name).bits(device.modes()).bits(device.settableModes()).bits(device.monitoredModes())
          .number(device.volume() ? 1 : 0).number(device.gain() ? 1 : 0).end();
    }
  }

  /** An id below the highest may be declared by nobody. */
  private void area(String direction, DataArea area) {
    if (area != null) {
      key(direction).number(area.dataId()).number(area.sizeBytes()).last(area.name());
    }
  }

  private DescriptionText key(String key) {
    text.append(key).append('=');
    return this;
  }

  private DescriptionText bits(int value) {
    text.append("0x").append(Integer.toHexString(value)).append(',');
    return this;
  }

  private DescriptionText number(int value) {
    text.append(value).append(',');
    return this;
  }

  private DescriptionText bytes(byte[] bytes) {
    text.append(HexFormat.of().formatHex(bytes)).append(',');
    return this;
  }

  /** What stands last on a line may contain commas. */
  private void last(String value) {
    text.append(ConfigText.escape(value)).append('\n');
  }

  private void end() {
    text.setCharAt(text.length() - 1, '\n');
  }
}
