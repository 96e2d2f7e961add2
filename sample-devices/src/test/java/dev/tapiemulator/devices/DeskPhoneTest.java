package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.DeskPhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tapiemulator.spi.PhoneDescription;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code desk-phone}: its parts and its call log. */
final class DeskPhoneTest {

  private static final int HANDSET = PHONEHOOKSWITCHDEV_HANDSET;
  private static final int SPEAKER = PHONEHOOKSWITCHDEV_SPEAKER;
  private static final int ON_HOOK = PHONEHOOKSWITCHMODE_ONHOOK;
  private static final int TALKING = PHONEHOOKSWITCHMODE_MICSPEAKER;

  private final DeskPhone phone = new DeskPhone();
  private final DeviceBench bench = new DeviceBench(phone);

  private void press(int... keys) {
    for (int key : keys) {
      bench.face().buttonDown(key);
      bench.face().buttonUp(key);
    }
  }

  private void move(int hookSwitchDev, int mode) {
    bench.face().hookSwitch(hookSwitchDev, mode);
  }

  private static byte[] call(long start, long duration, int device, String number) {
    return Payloads.join(
        Payloads.dword(start), Payloads.dword(duration), Payloads.of(device, number.length()),
        Payloads.cut(number.getBytes(ISO_8859_1), 22));
  }

  @Test
  void describe_isAFullTelephone() {
    PhoneDescription desk = phone.describe();
    assertEquals(List.of(2, 24, 21, 8, 4, 3), List.of(desk.displayRows(), desk.displayColumns(),
        desk.buttonLamps().size(), desk.ringModes(), desk.numSetData(), desk.numGetData()));
    assertEquals(7, desk.hookSwitchDevs());
    for (int id = 0; id < 21; id++) {
      assertEquals(id < 20, desk.buttonLamps().get(id).hasButton());
      assertEquals(id >= 12, desk.buttonLamps().get(id).hasLamp());
    }
    assertNotEquals(0, desk.features() & PHONEFEATURE_SETGAINHEADSET);
  }

  @Test
  void setLamp_showsOnTheMessageLampOnlyWhatItCan() {
    assertEquals(PHONEERR_INVALLAMPMODE,
        bench.ask(id -> phone.setLamp(id, MESSAGE_LAMP, PHONELAMPMODE_WINK, bench)));
    bench.ask(id -> phone.setLamp(id, MESSAGE_LAMP, PHONELAMPMODE_FLASH, bench));
    bench.ask(id -> phone.setLamp(id, FIRST_FEATURE_KEY, PHONELAMPMODE_BROKENFLUTTER, bench));
    bench.advance(20);
    assertEquals(PHONELAMPMODE_FLASH, phone.lampMode(MESSAGE_LAMP));
    assertEquals(PHONELAMPMODE_BROKENFLUTTER, phone.lampMode(FIRST_FEATURE_KEY));
  }

  @Test
  void setHookSwitch_mutesTheHandsetButDoesNotLayItDown() {
    assertEquals(PHONEERR_INVALHOOKSWITCHMODE, bench.ask(id -> phone.setHookSwitch(id, HANDSET, ON_HOOK, bench)));
    move(HANDSET, TALKING);
    bench.ask(id -> phone.setHookSwitch(id, HANDSET, PHONEHOOKSWITCHMODE_SPEAKER, bench));
    bench.advance(20);
    assertEquals(PHONEHOOKSWITCHMODE_SPEAKER, phone.hookSwitchMode(HANDSET));
  }

  @Test
  void identity_isTwoTerminatedTexts() {
    assertEquals("Desk phone DP-24\0DP24-000001\0", new String(bench.upload(UPLOAD_IDENTITY), ISO_8859_1));
  }

  @Test
  void callLog_hasACallFromTheFirstDeviceOffHookToTheLastOnHook() {
    press(9);
    bench.advance(1000);
    move(HANDSET, TALKING);
    press(1, 10, 11, 0, FIRST_FEATURE_KEY);
    bench.advance(500);
    move(SPEAKER, TALKING);
    move(HANDSET, ON_HOOK);
    bench.advance(250);
    assertArrayEquals(new byte[0], bench.upload(UPLOAD_CALL_LOG));
    bench.takeReports();
    move(SPEAKER, ON_HOOK);
    assertEquals(List.of("SPEAKERHOOKSWITCH 1", "data area 1"), bench.takeReports());
    assertArrayEquals(call(1000, 750, HANDSET, "1*#0"), bench.upload(UPLOAD_CALL_LOG));
  }

  @Test
  void callLog_keepsTheNewestTwentyCallsNewestFirst() {
    for (int i = 0; i < 23; i++) {
      move(SPEAKER, TALKING);
      bench.advance(1);
      move(SPEAKER, ON_HOOK);
    }
    byte[] log = phone.describe().upload(UPLOAD_CALL_LOG).upload().content();
    assertEquals(20 * 32, log.length);
    assertEquals(22, log[0]);
    assertEquals(3, log[19 * 32]);
  }

  @Test
  void callLog_keepsTwentyTwoKeysOfANumber() {
    move(HANDSET, TALKING);
    for (int i = 0; i < 30; i++) {
      press(i % 10);
    }
    move(HANDSET, ON_HOOK);
    assertArrayEquals(call(0, 0, HANDSET, "0123456789012345678901"), bench.upload(UPLOAD_CALL_LOG));
  }

  @Test
  void callLog_doesNotKnowTheTimeWhileThePhoneIsClosed() {
    bench.advance(5);
    move(HANDSET, TALKING);
    bench.close();
    move(HANDSET, ON_HOOK);
    move(HANDSET, TALKING);
    bench.open();
    move(HANDSET, ON_HOOK);
    assertArrayEquals(
        Payloads.join(call(-1, -1, HANDSET, ""), call(5, -1, HANDSET, "")), bench.upload(UPLOAD_CALL_LOG));
  }

  @Test
  void callLog_beginsWithTheHotLine() {
    bench.download(DOWNLOAD_CONFIGURATION, Payloads.of(5, 3, '1', '1', '2'));
    move(HANDSET, TALKING);
    press(7);
    move(HANDSET, ON_HOOK);
    assertArrayEquals(call(20, 0, HANDSET, "1127"), bench.upload(UPLOAD_CALL_LOG));
  }

  @Test
  void stateHash_tellsCallsCursorAndConfigurationApart() {
    long fresh = phone.stateHash().orElseThrow();
    move(HANDSET, TALKING);
    move(HANDSET, ON_HOOK);
    long afterCall = phone.stateHash().orElseThrow();
    bench.download(DOWNLOAD_TEXT, Payloads.of(' '));
    long afterSpace = phone.stateHash().orElseThrow();
    bench.download(DOWNLOAD_TEXT, Payloads.of(' '));
    assertEquals(4, List.of(fresh, afterCall, afterSpace, phone.stateHash().orElseThrow()).stream().distinct().count());
  }

  @Test
  void factoryReset_forgetsCallsCursorAndConfiguration() {
    long fresh = phone.stateHash().orElseThrow();
    bench.download(DOWNLOAD_TEXT, Payloads.of('a'));
    bench.download(DOWNLOAD_CONFIGURATION, Payloads.of(4, 1, 1));
    move(HANDSET, TALKING);
    move(HANDSET, ON_HOOK);
    move(SPEAKER, TALKING);
    phone.factoryReset();
    assertEquals(fresh, phone.stateHash().orElseThrow());
  }
}
