package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.SamplePhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.spi.bench.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What somebody in front of the phone sees and does. */
final class StandardFaceTest {

  private final SamplePhone phone = new SamplePhone();
  private final Bench bench = new Bench(phone);
  private final PhoneFace face = bench.face();

  private static void complains(String text, Executable act) {
    assertEquals(text, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void buttonDown_isReportedOnceUntilTheButtonIsUp() {
    face.buttonDown(5);
    face.buttonDown(5);
    assertEquals(PHONEBUTTONSTATE_DOWN, phone.buttonInfo(5).orElseThrow().state());
    face.buttonUp(5);
    face.buttonUp(5);
    assertEquals(PHONEBUTTONSTATE_UP, phone.buttonInfo(5).orElseThrow().state());
    assertEquals(List.of("button 5 KEYPAD DOWN", "button 5 KEYPAD UP"), bench.takeReports());
    assertEquals(List.of("5 down", "5 up"), phone.moves);
  }

  @Test
  void buttonUp_hasTheModeOfItsDownEvenWhenTheButtonWasDescribedAnewMeanwhile() {
    face.buttonDown(HOLD_KEY);
    phone.relabel(HOLD_KEY, new ButtonInfo(PHONEBUTTONMODE_LOCAL, 0, "", 0, new byte[0]), 0);
    face.buttonUp(HOLD_KEY);
    face.buttonDown(HOLD_KEY);
    assertEquals(
        List.of("button 12 FEATURE DOWN", "OTHER 0", "button 12 FEATURE UP", "button 12 LOCAL DOWN"),
        bench.takeReports());
  }

  @Test
  void buttonDown_isNotReportedWhileThePhoneIsClosed() {
    bench.close();
    face.buttonDown(5);
    bench.reopen();
    assertEquals(PHONEBUTTONSTATE_DOWN, phone.buttonInfo(5).orElseThrow().state());
    assertEquals(List.of(), bench.takeReports());
  }

  @Test
  void button_mustExist() {
    complains("sample has no button 13", () -> face.buttonDown(LAMP_ONLY));
    complains("sample has no button 13", () -> face.buttonUp(LAMP_ONLY));
    complains("sample has no button 15", () -> face.buttonDown(15));
    complains("sample has no button -1", () -> face.buttonUp(-1));
  }

  @Test
  void lampMode_tellsWhatTheLampShows() {
    phone.showLamp(HOLD_KEY, PHONELAMPMODE_FLASH, 0);
    assertEquals(PHONELAMPMODE_FLASH, face.lampMode(HOLD_KEY));
    assertEquals(PHONELAMPMODE_DUMMY, face.lampMode(DARK_KEY));
    complains("sample has no button or lamp 15", () -> face.lampMode(15));
  }

  @Test
  void hookSwitch_movesWhatNoApplicationCanSet() {
    face.hookSwitch(PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_MICSPEAKER);
    assertEquals(PHONEHOOKSWITCHMODE_MICSPEAKER, face.hookSwitchMode(PHONEHOOKSWITCHDEV_HANDSET));
    assertEquals(List.of("HANDSETHOOKSWITCH 8"), bench.takeReports());
    complains("sample has no hookswitch device 0x1 that can be in mode 0x2",
        () -> face.hookSwitch(PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_MIC));
    complains("sample has no hookswitch device 0x2 that can be in mode 0x3",
        () -> face.hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHMODE_ONHOOK | PHONEHOOKSWITCHMODE_MIC));
    complains("sample has no hookswitch device 0x8", () -> face.hookSwitchMode(8));
  }

  @Test
  void hookSwitch_reportsOnlyMonitoredModes() {
    face.hookSwitch(PHONEHOOKSWITCHDEV_HEADSET, PHONEHOOKSWITCHMODE_MICSPEAKER);
    face.hookSwitch(PHONEHOOKSWITCHDEV_HEADSET, PHONEHOOKSWITCHMODE_ONHOOK);
    assertEquals(List.of("HEADSETHOOKSWITCH 1"), bench.takeReports());
    assertEquals(List.of("4->8", "4->1"), phone.moves);
  }

  @Test
  void turnVolume_isReported() {
    face.turnVolume(PHONEHOOKSWITCHDEV_SPEAKER, 0x4000);
    assertEquals(0x4000, face.volume(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(0x8000, face.gain(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(List.of("SPEAKERVOLUME 0"), bench.takeReports());
    complains("sample has no device 0x2 with volume 0x10000",
        () -> face.turnVolume(PHONEHOOKSWITCHDEV_SPEAKER, 0x10000));
    complains("sample has no device 0x1 with a volume", () -> face.volume(PHONEHOOKSWITCHDEV_HANDSET));
    complains("sample has no device 0x1 with a gain", () -> face.gain(PHONEHOOKSWITCHDEV_HANDSET));
  }

  @Test
  void ring_isHeard() {
    phone.ring(3, 0x7000, 0);
    assertEquals(3, face.ringMode());
    assertEquals(0x7000, face.ringVolume());
  }
}
