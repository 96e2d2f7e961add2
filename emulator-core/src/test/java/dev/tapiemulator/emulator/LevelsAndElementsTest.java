package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.VarString;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Volume, gain, ring, display, hookswitches and lamps, set and read back (C-86, C-87, C-90, O-12, O-16, O-22, O-30).
 */
class LevelsAndElementsTest {

  private static final int HANDSET = PHONEHOOKSWITCHDEV_HANDSET;
  private static final int SPEAKER = PHONEHOOKSWITCHDEV_SPEAKER;
  private static final int HEADSET = PHONEHOOKSWITCHDEV_HEADSET;

  private final Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone(0) {
    @Override
    protected int quantised(int value) {
      return value & 0xFFF0;
    }
  }).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final Tapi32 tapi = app.tapi;
  private final int hPhone = app.owner(0);
  private final IntHolder out = new IntHolder();

  @ParameterizedTest
  @CsvSource({"0, 0", "0x1234, 0x1230", "0xFFFF, 0xFFF0", "0x10000, 0xFFF0", "0x7FFFFFFF, 0xFFF0", "-1, 0xFFF0"})
  void levelsAreClampedByTapiAndThenQuantisedByThePhone(int set, int readBack) {
    accepted(tapi.phoneSetVolume(hPhone, HANDSET, set));
    succeed(tapi.phoneGetVolume(hPhone, HANDSET, out));
    assertEquals(readBack, out.value);
    accepted(tapi.phoneSetGain(hPhone, SPEAKER, set));
    succeed(tapi.phoneGetGain(hPhone, SPEAKER, out));
    assertEquals(readBack, out.value);
    accepted(tapi.phoneSetRing(hPhone, 1, set));
    succeed(tapi.phoneGetRing(hPhone, new IntHolder(), out));
    assertEquals(readBack, out.value);
  }

  @Test
  void theRingVolumeIsKeptWhileThePhoneIsSilent() {
    accepted(tapi.phoneSetRing(hPhone, 0, 0x4440));
    IntHolder mode = new IntHolder(9);
    succeed(tapi.phoneGetRing(hPhone, mode, out));
    assertEquals(List.of(0, 0x4440), List.of(mode.value, out.value));
  }

  @Test
  void ringModesGoFromSilenceToTheLast() {
    accepted(tapi.phoneSetRing(hPhone, 3, 0));
    assertEquals(3, emulator.phone(0).ringMode());
    assertEquals(PHONEERR_INVALRINGMODE, tapi.phoneSetRing(hPhone, 4, 0));
    assertEquals(PHONEERR_INVALRINGMODE, tapi.phoneSetRing(hPhone, -1, 0));
    assertEquals(3, emulator.phone(0).ringMode());
  }

  @Test
  void volumeAndGainOfAnOnHookDeviceCanBeSetAndAreKeptByMuting() {
    accepted(tapi.phoneSetVolume(hPhone, HANDSET, 0x1110));
    accepted(tapi.phoneSetHookSwitch(hPhone, HANDSET, PHONEHOOKSWITCHMODE_MICSPEAKER));
    accepted(tapi.phoneSetHookSwitch(hPhone, HANDSET, PHONEHOOKSWITCHMODE_MIC));
    succeed(tapi.phoneGetVolume(hPhone, HANDSET, out));
    assertEquals(0x1110, out.value);
  }

  @Test
  void phoneGetHookSwitch_tellsWhatIsOffHook() {
    succeed(tapi.phoneGetHookSwitch(hPhone, out));
    assertEquals(0, out.value);
    accepted(tapi.phoneSetHookSwitch(hPhone, HANDSET, PHONEHOOKSWITCHMODE_SPEAKER));
    emulator.phone(0).lift(HEADSET);
    succeed(tapi.phoneGetHookSwitch(hPhone, out));
    assertEquals(HANDSET | HEADSET, out.value);
    emulator.phone(0).layDown(HEADSET);
    succeed(tapi.phoneGetHookSwitch(hPhone, out));
    assertEquals(HANDSET, out.value);
  }

  @Test
  void levelsTakeExactlyOneDevice() {
    for (int devices : new int[] {0, HANDSET | SPEAKER, 8, -1}) {
      assertEquals(PHONEERR_INVALHOOKSWITCHDEV, tapi.phoneSetVolume(hPhone, devices, 1));
      assertEquals(PHONEERR_INVALHOOKSWITCHDEV, tapi.phoneGetGain(hPhone, devices, out));
    }
    assertEquals(PHONEERR_OPERATIONUNAVAIL, tapi.phoneSetVolume(hPhone, HEADSET, 1), "a device without volume");
  }

  @Test
  void phoneSetHookSwitch_takesSeveralDevicesWhenEachCanTakeTheMode() {
    accepted(tapi.phoneSetHookSwitch(hPhone, HANDSET | SPEAKER, PHONEHOOKSWITCHMODE_MICSPEAKER));
    assertEquals(
        PHONEERR_OPERATIONUNAVAIL, tapi.phoneSetHookSwitch(hPhone, HANDSET | HEADSET, PHONEHOOKSWITCHMODE_MIC));
    assertEquals(PHONEERR_INVALHOOKSWITCHDEV, tapi.phoneSetHookSwitch(hPhone, 0, PHONEHOOKSWITCHMODE_MIC));
    assertEquals(PHONEERR_INVALHOOKSWITCHDEV, tapi.phoneSetHookSwitch(hPhone, HANDSET | 8, PHONEHOOKSWITCHMODE_MIC));
    int two = PHONEHOOKSWITCHMODE_MIC | PHONEHOOKSWITCHMODE_ONHOOK;
    for (int mode : new int[] {0, PHONEHOOKSWITCHMODE_UNKNOWN, two, 32}) {
      assertEquals(PHONEERR_INVALHOOKSWITCHMODE, tapi.phoneSetHookSwitch(hPhone, HANDSET, mode));
    }
  }

  private String display() {
    ByteBuffer block = ByteBuffer.allocate(256);
    VarString content = new VarString().wrap(block).dwTotalSize(block.capacity());
    succeed(tapi.phoneGetDisplay(hPhone, block));
    assertEquals(STRINGFORMAT_ASCII, content.dwStringFormat());
    return TextForm.A.decode(ByteBuffer.wrap(content.bytes(VarString.STRING)), 0, content.dwStringSize());
  }

  private void show(int row, int column, String text) {
    byte[] content = TextForm.A.encode(text);
    accepted(tapi.phoneSetDisplay(hPhone, row, column, ByteBuffer.wrap(content), content.length));
  }

  @Test
  void theDisplayIsOneRunOfCells() {
    assertEquals(" ".repeat(16), display());
    show(0, 0, "ABCDEFGHIJ");
    assertEquals("ABCDEFGHIJ      ", display());
    show(1, 5, "wxyz");
    assertEquals("ABCDEFGHIJ   wxy", display(), "what goes beyond the last cell is cut off");
    show(0, 1, "");
    assertEquals("ABCDEFGHIJ   wxy", display(), "the terminator takes no cell");
  }

  @Test
  void aPositionOutsideTheDisplayIsInvalid() {
    for (int[] position : new int[][] {{2, 0}, {0, 8}, {-1, 0}, {0, -1}}) {
      assertEquals(PHONEERR_INVALPARAM, tapi.phoneSetDisplay(hPhone, position[0], position[1], bytes('a'), 1));
    }
  }

  @Test
  void lampsAndButtonsThatAreMissingAreDummies() {
    succeed(tapi.phoneGetLamp(hPhone, 3, out));
    assertEquals(PHONELAMPMODE_DUMMY, out.value);
    assertEquals(PHONEERR_INVALBUTTONLAMPID, tapi.phoneSetLamp(hPhone, 3, PHONELAMPMODE_STEADY));
    assertEquals(PHONEERR_INVALBUTTONLAMPID, tapi.phoneGetLamp(hPhone, 16, out));
    ByteBuffer block = ByteBuffer.allocate(256);
    PhoneButtonInfo info = new PhoneButtonInfo().wrap(block).dwTotalSize(block.capacity());
    succeed(tapi.phoneGetButtonInfo(hPhone, 12, block));
    assertEquals(
        List.of(PHONEBUTTONMODE_DUMMY, PHONEBUTTONFUNCTION_UNKNOWN, PHONEBUTTONSTATE_UNAVAIL, ""),
        List.of(info.dwButtonMode(), info.dwButtonFunction(), info.dwButtonState(), info.text(
            PhoneButtonInfo.BUTTON_TEXT, TextForm.A)));
  }

  @Test
  void aLampTakesOneModeThatItCanShow() {
    accepted(tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_FLASH));
    succeed(tapi.phoneGetLamp(hPhone, 12, out));
    assertEquals(PHONELAMPMODE_FLASH, out.value);
    int two = PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY;
    for (int mode : new int[] {0, PHONELAMPMODE_DUMMY, PHONELAMPMODE_UNKNOWN, two, 0x100}) {
      assertEquals(PHONEERR_INVALLAMPMODE, tapi.phoneSetLamp(hPhone, 12, mode));
    }
    assertEquals(PHONEERR_INVALLAMPMODE, tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_WINK), "not one of this lamp's");
    assertEquals(PHONEERR_INVALLAMPMODE, tapi.phoneSetLamp(hPhone, 12, 0x10000), "a vendor's, but not this lamp's");
  }
}
