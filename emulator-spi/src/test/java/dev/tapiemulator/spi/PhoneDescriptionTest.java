package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What follows from the declared parts, and what cannot be declared. */
final class PhoneDescriptionTest {

  private static final int ALWAYS_REPORTED = PHONESTATE_OTHER
      | PHONESTATE_CONNECTED
      | PHONESTATE_DISCONNECTED
      | PHONESTATE_SUSPEND
      | PHONESTATE_RESUME
      | PHONESTATE_DEVSPECIFIC
      | PHONESTATE_CAPSCHANGE
      | PHONESTATE_REMOVED;

  private static PhoneDescription phone(UnaryOperator<PhoneDescription.Builder> parts) {
    return parts.apply(PhoneDescription.named("some-phone")).build();
  }

  private static void follows(int features, int states, UnaryOperator<PhoneDescription.Builder> parts) {
    assertEquals(features, phone(parts).features());
    assertEquals(states, phone(parts).phoneStates() & ~ALWAYS_REPORTED);
  }

  @Test
  void features_followFromEachPart() {
    follows(0, 0, phone -> phone);
    follows(PHONEFEATURE_GETDISPLAY | PHONEFEATURE_SETDISPLAY, PHONESTATE_DISPLAY, phone -> phone.display(1, 1));
    follows(PHONEFEATURE_GETRING | PHONEFEATURE_SETRING, PHONESTATE_RINGMODE | PHONESTATE_RINGVOLUME,
        phone -> phone.ringModes(1));
    int buttonInfo = PHONEFEATURE_GETBUTTONINFO | PHONEFEATURE_SETBUTTONINFO;
    follows(buttonInfo, 0, phone -> phone.buttonLamps(ButtonLamp.keypad()));
    follows(buttonInfo | PHONEFEATURE_GETLAMP | PHONEFEATURE_SETLAMP, PHONESTATE_LAMP,
        phone -> phone.buttonLamp(ButtonLamp.lamp(PHONELAMPMODE_OFF, "")));
    follows(PHONEFEATURE_SETDATA, 0, phone -> phone.area(DataArea.download(0, "", 1, payload -> 0)));
    follows(PHONEFEATURE_GETDATA, 0, phone -> phone.area(DataArea.upload(0, "", 1, () -> new byte[0])));
  }

  @Test
  void features_followFromEachHookSwitchDevice() {
    follows(PHONEFEATURE_GETHOOKSWITCHHANDSET, PHONESTATE_HANDSETHOOKSWITCH,
        phone -> phone.handset(HookSwitch.manual()));
    follows(
        PHONEFEATURE_GETHOOKSWITCHSPEAKER | PHONEFEATURE_SETHOOKSWITCHSPEAKER | PHONEFEATURE_GETVOLUMESPEAKER
            | PHONEFEATURE_SETVOLUMESPEAKER | PHONEFEATURE_GETGAINSPEAKER | PHONEFEATURE_SETGAINSPEAKER,
        PHONESTATE_SPEAKERHOOKSWITCH | PHONESTATE_SPEAKERVOLUME | PHONESTATE_SPEAKERGAIN,
        phone -> phone.speaker(HookSwitch.full()));
    follows(
        PHONEFEATURE_GETHOOKSWITCHHEADSET | PHONEFEATURE_SETHOOKSWITCHHEADSET | PHONEFEATURE_GETVOLUMEHEADSET
            | PHONEFEATURE_SETVOLUMEHEADSET | PHONEFEATURE_GETGAINHEADSET | PHONEFEATURE_SETGAINHEADSET,
        PHONESTATE_HEADSETHOOKSWITCH | PHONESTATE_HEADSETVOLUME | PHONESTATE_HEADSETGAIN,
        phone -> phone.headset(HookSwitch.full()));
  }

  @Test
  void withoutFeatures_takesBitsAway() {
    assertEquals(PHONEFEATURE_GETDISPLAY,
        phone(phone -> phone.display(1, 1).withoutFeatures(PHONEFEATURE_SETDISPLAY)).features());
  }

  @Test
  void area_isNumberedByDirection() {
    PhoneDescription phone = phone(builder -> builder
        .area(DataArea.download(2, "down", 5, payload -> 0))
        .area(DataArea.upload(0, "up", 7, () -> new byte[0]).meaning("What it means.")));
    assertEquals(3, phone.numSetData());
    assertEquals(1, phone.numGetData());
    assertNull(phone.download(0));
    assertNull(phone.upload(2));
    assertEquals("down", phone.download(2).name());
    assertEquals("What it means.", phone.upload(0).meaning());
  }

  @Test
  void builder_refusesContradictions() {
    DataArea area = DataArea.download(0, "", 1, payload -> 0);
    assertThrows(IllegalArgumentException.class, () -> phone(phone -> phone.area(area).area(area)));
    assertThrows(IllegalArgumentException.class, () -> phone(phone -> phone.display(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> phone(phone -> phone.display(1, 0)));
    assertThrows(IllegalArgumentException.class, () -> phone(phone -> phone.extension(0, 0, 0, 0, 1, 1)));
    assertThrows(IllegalArgumentException.class, () -> phone(phone -> phone.extension(1, 0, 0, 0, 0, 1)));
    assertThrows(IllegalArgumentException.class, () -> phone(phone -> phone.extension(1, 0, 0, 0, 2, 1)));
    assertThrows(IllegalArgumentException.class, () -> DataArea.download(-1, "", 1, payload -> 0));
    assertThrows(IllegalArgumentException.class, () -> DataArea.upload(0, "", -1, () -> new byte[0]));
    assertThrows(IllegalArgumentException.class,
        () -> new DataArea(0, DataArea.Direction.UPLOAD, "", "", 1, payload -> 0, null));
    assertThrows(IllegalArgumentException.class,
        () -> new DataArea(0, DataArea.Direction.DOWNLOAD, "", "", 1, payload -> 0, () -> new byte[0]));
  }

  @Test
  void build_isNotTouchedByWhatTheBuilderDoesNext() {
    PhoneDescription.Builder builder = PhoneDescription.named("some-phone").buttonLamps(ButtonLamp.keypad());
    PhoneDescription phone = builder.build();
    builder.buttonLamp(ButtonLamp.lamp(PHONELAMPMODE_OFF, "")).ringModes(3);
    assertEquals(12, phone.buttonLamps().size());
    assertEquals(0, phone.ringModes());
  }

  @Test
  void toBuilder_startsWithEverythingDeclared() {
    PhoneDescription phone = phone(builder -> builder
        .phoneName("Anna").phoneInfo("info").providerInfo("provider").display(2, 3).ringModes(4)
        .handset(HookSwitch.manual()).speaker(HookSwitch.full()).buttonLamps(ButtonLamp.keypad())
        .stringFormat(STRINGFORMAT_UNICODE).devSpecific(new byte[] {1}).latencyMillis(7)
        .extension(1, 2, 3, 4, 5, 6).apiVersions(TAPI_VERSION_1_4, TAPI_VERSION_2_0)
        .deviceClass("Wave/In", STRINGFORMAT_BINARY, new byte[] {2}));
    PhoneDescription again = phone.toBuilder().build();
    assertEquals(phone.permanentGuid(), again.permanentGuid());
    assertEquals("Anna", again.phoneName());
    assertEquals("info", again.phoneInfo());
    assertEquals("provider", again.providerInfo());
    assertEquals(List.of(2, 3, 4, 12), List.of(
        again.displayRows(), again.displayColumns(), again.ringModes(), again.buttonLamps().size()));
    assertEquals(PHONEHOOKSWITCHDEV_HANDSET | PHONEHOOKSWITCHDEV_SPEAKER, again.hookSwitchDevs());
    assertEquals(HookSwitch.NONE, again.hookSwitch(PHONEHOOKSWITCHDEV_HEADSET));
    assertEquals(STRINGFORMAT_UNICODE, again.stringFormat());
    assertArrayEquals(new byte[] {1}, again.devSpecific());
    assertEquals(7, again.latencyMillis());
    assertArrayEquals(new int[] {1, 2, 3, 4}, again.extensionId());
    assertEquals(TAPI_VERSION_1_4, again.lowestApiVersion());
    assertEquals(TAPI_VERSION_2_0, again.highestApiVersion());
    assertEquals(List.of("wave/in"), again.deviceClasses());
    assertArrayEquals(new byte[] {2}, again.deviceClass("wave/in").content());
  }

  @Test
  void keypad_hasTheTwelveKeysInTheOrderOfTheirIds() {
    assertEquals("0123456789*#", String.join("", ButtonLamp.keypad().stream().map(ButtonLamp::text).toList()));
  }
}
