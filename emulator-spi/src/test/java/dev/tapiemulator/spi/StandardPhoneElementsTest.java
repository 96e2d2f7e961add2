package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.SamplePhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.spi.bench.Bench;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each element takes, reports, answers and refuses. */
final class StandardPhoneElementsTest {

  private static final byte[] NO_BYTES = new byte[0];

  private final SamplePhone phone = new SamplePhone();
  private final Bench bench = new Bench(phone);

  /** Makes a request, waits for it, and returns the reports; a refusal is the only one. */
  private List<String> reportsOf(IntUnaryOperator call) {
    int answer = bench.ask(call);
    if (answer < 0) {
      return List.of(PhoneErr.nameOf(answer));
    }
    bench.await(answer);
    return bench.takeReports();
  }

  private List<String> setLamp(int id, int mode) {
    return reportsOf(request -> phone.setLamp(request, id, mode, bench.port()));
  }

  private List<String> setHookSwitch(int devs, int mode) {
    return reportsOf(request -> phone.setHookSwitch(request, devs, mode, bench.port()));
  }

  private List<String> setButtonInfo(int id, int mode, int function, String text, byte... devSpecific) {
    ButtonInfo info = new ButtonInfo(mode, function, text, PHONEBUTTONSTATE_DOWN, devSpecific);
    return reportsOf(request -> phone.setButtonInfo(request, id, info, bench.port()));
  }

  @Test
  void setLamp_reportsWhetherTheLampChanged() {
    assertEquals(List.of("LAMP 12 by 1", "1 OK"), setLamp(HOLD_KEY, PHONELAMPMODE_FLASH));
    assertEquals(List.of("LAMP 12 by 2 unchanged", "2 OK"), setLamp(HOLD_KEY, PHONELAMPMODE_FLASH));
  }

  @ParameterizedTest
  @CsvSource({
      "12, 0x8, PHONEERR_INVALLAMPMODE", // wink, which that lamp cannot show
      "12, 0x6, PHONEERR_INVALLAMPMODE", // two modes
      "12, 0, PHONEERR_INVALLAMPMODE",
      "14, 0x2, PHONEERR_INVALBUTTONLAMPID", // a button without lamp
      "14, 0x1, PHONEERR_INVALBUTTONLAMPID", // DUMMY is the lack of a lamp, not a mode
      "15, 0x2, PHONEERR_INVALBUTTONLAMPID", // behind the last position
      "-1, 0x2, PHONEERR_INVALBUTTONLAMPID",
  })
  void setLamp_refuses(int id, String mode, String refusal) {
    assertEquals(List.of(refusal), setLamp(id, Integer.decode(mode)));
  }

  @Test
  void lampMode_startsDarkOrAsDarkAsTheLampCan() {
    assertEquals(PHONELAMPMODE_OFF, phone.lampMode(HOLD_KEY));
    assertEquals(PHONELAMPMODE_STEADY, phone.lampMode(LAMP_ONLY));
    assertEquals(PHONELAMPMODE_DUMMY, phone.lampMode(DARK_KEY));
    assertEquals(PHONEERR_INVALBUTTONLAMPID, phone.lampMode(15));
  }

  @Test
  void setRing_reportsModeThenVolumeEachWithItsOwnDifference() {
    assertEquals(
        List.of("RINGMODE 2 by 1", "RINGVOLUME 0 by 1 unchanged", "1 OK"),
        reportsOf(request -> phone.setRing(request, 2, 0xFFFF, bench.port())));
    assertEquals(
        List.of("RINGMODE 2 by 2 unchanged", "RINGVOLUME 0 by 2", "2 OK"),
        reportsOf(request -> phone.setRing(request, 2, 0x100, bench.port())));
    assertEquals(
        List.of("RINGMODE 0 by 3", "RINGVOLUME 0 by 3", "3 OK"),
        reportsOf(request -> phone.setRing(request, 0, 0x200, bench.port())));
    assertEquals(0, phone.ringMode());
    assertEquals(0x200, phone.ringVolume(), "the volume is kept while silent");
  }

  @Test
  void setRing_refusesAModeBeyondTheLast() {
    assertEquals(List.of("PHONEERR_INVALRINGMODE"), reportsOf(r -> phone.setRing(r, 5, 0, bench.port())));
    assertEquals(List.of("PHONEERR_INVALRINGMODE"), reportsOf(r -> phone.setRing(r, -1, 0, bench.port())));
  }

  @Test
  void setHookSwitch_reportsEachDeviceByItselfWithItsMode() {
    assertEquals(
        List.of("SPEAKERHOOKSWITCH 1 by 1 unchanged", "HEADSETHOOKSWITCH 1 by 1 unchanged", "1 OK"),
        setHookSwitch(PHONEHOOKSWITCHDEV_SPEAKER | PHONEHOOKSWITCHDEV_HEADSET, PHONEHOOKSWITCHMODE_ONHOOK));
    assertEquals(List.of("2->1", "4->1"), phone.moves);
    assertEquals(List.of("SPEAKERHOOKSWITCH 2 by 2", "2 OK"), setHookSwitch(2, PHONEHOOKSWITCHMODE_MIC));
    assertEquals(PHONEHOOKSWITCHMODE_MIC, phone.hookSwitchMode(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(PHONEHOOKSWITCHMODE_ONHOOK, phone.hookSwitchMode(PHONEHOOKSWITCHDEV_HEADSET));
  }

  @ParameterizedTest
  @CsvSource({
      "1, 8, PHONEERR_INVALHOOKSWITCHMODE", // moved by hand only
      "4, 8, PHONEERR_INVALHOOKSWITCHMODE", // a mode it has but cannot be put into
      "6, 8, PHONEERR_INVALHOOKSWITCHMODE", // settable on one of the two only
      "10, 8, PHONEERR_OPERATIONUNAVAIL", // a device that no phone has
  })
  void setHookSwitch_refuses(int devs, int mode, String refusal) {
    assertEquals(List.of(refusal), setHookSwitch(devs, mode));
    assertEquals(PHONEHOOKSWITCHMODE_ONHOOK, phone.hookSwitchMode(PHONEHOOKSWITCHDEV_SPEAKER));
  }

  @Test
  void setVolume_isReportedAndReadBack() {
    assertEquals(
        List.of("SPEAKERVOLUME 0 by 1", "1 OK"),
        reportsOf(r -> phone.setVolume(r, PHONEHOOKSWITCHDEV_SPEAKER, 0x1234, bench.port())));
    assertEquals(0x1234, phone.volume(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(List.of("PHONEERR_OPERATIONUNAVAIL"), reportsOf(r -> phone.setVolume(r, 1, 0, bench.port())));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.volume(PHONEHOOKSWITCHDEV_HANDSET));
  }

  @Test
  void setGain_isReportedAndReadBack() {
    assertEquals(
        List.of("SPEAKERGAIN 0 by 1", "1 OK"),
        reportsOf(r -> phone.setGain(r, PHONEHOOKSWITCHDEV_SPEAKER, 0xFFFF, bench.port())));
    assertEquals(0xFFFF, phone.gain(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(List.of("PHONEERR_OPERATIONUNAVAIL"), reportsOf(r -> phone.setGain(r, 4, 0, bench.port())));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.gain(PHONEHOOKSWITCHDEV_HEADSET));
  }

  @Test
  void quantised_decidesTheStepForVolumeGainAndRingVolume() {
    phone.quantum = 0x1000;
    reportsOf(r -> phone.setVolume(r, PHONEHOOKSWITCHDEV_SPEAKER, 0x1FFF, bench.port()));
    reportsOf(r -> phone.setGain(r, PHONEHOOKSWITCHDEV_SPEAKER, 0x2FFF, bench.port()));
    reportsOf(r -> phone.setRing(r, 1, 0x3FFF, bench.port()));
    assertEquals(0x1000, phone.volume(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(0x2000, phone.gain(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(0x3000, phone.ringVolume());
    assertEquals(
        List.of("SPEAKERVOLUME 0 by 4 unchanged", "4 OK"),
        reportsOf(r -> phone.setVolume(r, PHONEHOOKSWITCHDEV_SPEAKER, 0x1001, bench.port())));
  }

  @Test
  void setButtonInfo_replacesAllButTheState() {
    assertEquals(
        List.of("OTHER 0 by 1", "1 OK"),
        setButtonInfo(HOLD_KEY, PHONEBUTTONMODE_LOCAL, PHONEBUTTONFUNCTION_DROP, "Drop", (byte) 7));
    ButtonInfo info = phone.buttonInfo(HOLD_KEY).orElseThrow();
    assertEquals(PHONEBUTTONMODE_LOCAL, info.mode());
    assertEquals(PHONEBUTTONFUNCTION_DROP, info.function());
    assertEquals("Drop", info.text());
    assertEquals(PHONEBUTTONSTATE_UP, info.state());
    assertArrayEquals(new byte[] {7}, info.devSpecific());
    assertEquals(
        List.of("OTHER 0 by 2 unchanged", "2 OK"),
        setButtonInfo(HOLD_KEY, PHONEBUTTONMODE_LOCAL, PHONEBUTTONFUNCTION_DROP, "Drop", (byte) 7));
  }

  @Test
  void setButtonInfo_differsInEachOfItsParts() {
    setButtonInfo(HOLD_KEY, PHONEBUTTONMODE_LOCAL, PHONEBUTTONFUNCTION_DROP, "Drop", (byte) 7);
    assertEquals("OTHER 0 by 2",
        setButtonInfo(HOLD_KEY, PHONEBUTTONMODE_LOCAL, PHONEBUTTONFUNCTION_DROP, "Drop", (byte) 8).get(0));
    assertEquals("OTHER 0 by 3",
        setButtonInfo(HOLD_KEY, PHONEBUTTONMODE_LOCAL, PHONEBUTTONFUNCTION_DROP, "drop", (byte) 8).get(0));
    assertEquals("OTHER 0 by 4",
        setButtonInfo(HOLD_KEY, PHONEBUTTONMODE_LOCAL, PHONEBUTTONFUNCTION_HOLD, "drop", (byte) 8).get(0));
    assertEquals("OTHER 0 by 5",
        setButtonInfo(HOLD_KEY, PHONEBUTTONMODE_CALL, PHONEBUTTONFUNCTION_HOLD, "drop", (byte) 8).get(0));
  }

  @ParameterizedTest
  @CsvSource({
      "12, 0, PHONEERR_OPERATIONFAILED",
      "12, 0x6, PHONEERR_OPERATIONFAILED", // two modes
      "12, 0x40, PHONEERR_OPERATIONFAILED", // a bit that is no mode
      "12, 0x1, PHONEERR_OPERATIONFAILED", // a button does not cease to be one
      "13, 0x4, PHONEERR_OPERATIONFAILED", // nor does a lamp become one
      "15, 0x4, PHONEERR_INVALBUTTONLAMPID",
  })
  void setButtonInfo_refuses(int id, String mode, String refusal) {
    assertEquals(List.of(refusal), setButtonInfo(id, Integer.decode(mode), 0, "", NO_BYTES));
  }

  @Test
  void buttonInfo_tellsWhatWasDeclared() {
    ButtonInfo hold = phone.buttonInfo(HOLD_KEY).orElseThrow();
    assertEquals(PHONEBUTTONFUNCTION_HOLD, hold.function());
    assertEquals("Hold", hold.text());
    ButtonInfo lamp = phone.buttonInfo(LAMP_ONLY).orElseThrow();
    assertEquals(PHONEBUTTONMODE_DUMMY, lamp.mode());
    assertEquals("", lamp.text());
    assertEquals(PHONEBUTTONSTATE_UNAVAIL, lamp.state());
    assertEquals(Optional.empty(), phone.buttonInfo(15));
  }

  @Test
  void getData_fillsAtMostTheBufferAndLeavesTheRest() {
    ByteBuffer small = ByteBuffer.allocate(3);
    assertEquals(0, phone.getData(0, small));
    assertArrayEquals(new byte[] {1, 2, 3}, small.array());
    ByteBuffer large = ByteBuffer.wrap(new byte[] {9, 9, 9, 9, 9});
    assertEquals(0, phone.getData(0, large));
    assertArrayEquals(new byte[] {1, 2, 3, 4, 9}, large.array());
    assertEquals(PHONEERR_INVALDATAID, phone.getData(1, large));
  }

  @Test
  void setters_rejectWhatThePhoneDoesNotHave() {
    assertThrows(IllegalArgumentException.class, () -> phone.showLamp(DARK_KEY, PHONELAMPMODE_OFF, 0));
    assertThrows(IllegalArgumentException.class, () -> phone.ring(5, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> phone.ring(1, 0x10000, 0));
    assertThrows(IllegalArgumentException.class, () -> phone.moveHookSwitch(1, PHONEHOOKSWITCHMODE_MIC, 0));
    assertThrows(IllegalArgumentException.class, () -> phone.changeVolume(PHONEHOOKSWITCHDEV_HEADSET, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> phone.changeGain(PHONEHOOKSWITCHDEV_SPEAKER, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> phone.showText(2, 0, "", 0));
    assertThrows(IllegalArgumentException.class, () -> phone.showText(0, 4, "", 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> phone.relabel(DARK_KEY, new ButtonInfo(PHONEBUTTONMODE_DUMMY, 0, "", 0, NO_BYTES), 0));
    assertEquals(List.of(), bench.takeReports());
  }

  @Test
  void state_outlivesTheSessionAndChangesUnseenWhileClosed() {
    setLamp(HOLD_KEY, PHONELAMPMODE_FLASH);
    bench.close();
    phone.sessionEnded();
    phone.showText(0, 0, "x", 0);
    phone.clearDisplay(0);
    bench.reopen();
    assertEquals(PHONELAMPMODE_FLASH, phone.lampMode(HOLD_KEY));
    assertEquals(List.of(), bench.takeReports());
  }

  @Test
  void factoryReset_putsEverythingBack() {
    setLamp(HOLD_KEY, PHONELAMPMODE_FLASH);
    reportsOf(r -> phone.setRing(r, 2, 5, bench.port()));
    reportsOf(r -> phone.setVolume(r, PHONEHOOKSWITCHDEV_SPEAKER, 1, bench.port()));
    bench.download(DOWNLOAD_ANY, (byte) 1);
    bench.face().buttonDown(3);
    phone.showText(0, 0, "x", 0);
    bench.setData(DOWNLOAD_ANY, (byte) 2);
    phone.factoryReset();
    assertEquals(new SamplePhone().stateHash(), phone.stateHash());
    assertEquals(Optional.empty(), bench.face().received(DOWNLOAD_ANY));
  }
}
