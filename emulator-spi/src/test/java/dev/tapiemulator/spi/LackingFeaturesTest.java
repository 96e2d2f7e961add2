package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A description without features: which parts go with them, and which stay because something else reaches them. */
class LackingFeaturesTest {

  private static final int DISPLAY = PHONEFEATURE_GETDISPLAY | PHONEFEATURE_SETDISPLAY;
  private static final int RING = PHONEFEATURE_GETRING | PHONEFEATURE_SETRING;
  private static final int LAMPS = PHONEFEATURE_GETLAMP | PHONEFEATURE_SETLAMP;
  private static final int LABELS = PHONEFEATURE_GETBUTTONINFO | PHONEFEATURE_SETBUTTONINFO;
  private static final int VOLUME = PHONEFEATURE_GETVOLUMESPEAKER | PHONEFEATURE_SETVOLUMESPEAKER;
  private static final int GAIN = PHONEFEATURE_GETGAINSPEAKER | PHONEFEATURE_SETGAINSPEAKER;
  private static final int HOOK = PHONEFEATURE_GETHOOKSWITCHSPEAKER | PHONEFEATURE_SETHOOKSWITCHSPEAKER;

  private final PhoneDescription phone = PhoneDescription.named("full")
      .display(2, 24)
      .ringModes(3)
      .buttonLamps(ButtonLamp.keypad())
      .buttonLamp(ButtonLamp.lamp(PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY, "message"))
      .handset(HookSwitch.full())
      .speaker(HookSwitch.full())
      .area(DataArea.download(0, "in", 8, payload -> 0))
      .area(DataArea.upload(0, "out", 8, () -> new byte[0]))
      .build();

  @Test
  void feature_isGoneAndNoOther() {
    for (int bit = 1; bit != 0; bit <<= 1) {
      assertEquals(phone.features() & ~bit, phone.lacking(bit).features() & (phone.features() & ~bit), "kept");
      assertEquals(0, phone.lacking(bit).features() & bit, "gone");
    }
    assertEquals(0, phone.lacking(-1).features());
  }

  @Test
  void display_goesWhenItCanBeNeitherSetNorRead() {
    assertEquals(2, phone.lacking(PHONEFEATURE_SETDISPLAY).displayRows());
    assertEquals(24, phone.lacking(PHONEFEATURE_GETDISPLAY).displayColumns());
    assertEquals(0, phone.lacking(DISPLAY).displayRows());
    assertEquals(0, phone.lacking(DISPLAY).displayColumns());
    assertEquals(0, phone.lacking(DISPLAY).phoneStates() & PHONESTATE_DISPLAY);
  }

  @Test
  void bell_goesWhenItCanBeNeitherRungNorHeard() {
    assertEquals(3, phone.lacking(PHONEFEATURE_SETRING).ringModes());
    assertEquals(0, phone.lacking(RING).ringModes());
  }

  @Test
  void lamps_goButTheirPositionsStayWhileLabelsAreReached() {
    assertTrue(phone.lacking(PHONEFEATURE_SETLAMP).buttonLamps().get(12).hasLamp());
    PhoneDescription dark = phone.lacking(LAMPS);
    assertEquals(13, dark.buttonLamps().size());
    assertFalse(dark.buttonLamps().get(12).hasLamp());
    assertEquals(phone.buttonLamps().get(3), dark.buttonLamps().get(3));
    assertEquals(13, phone.lacking(LABELS).buttonLamps().size());
    assertEquals(0, phone.lacking(LAMPS | LABELS).buttonLamps().size());
  }

  @Test
  void dataAreas_goWithTheirDirection() {
    assertNull(phone.lacking(PHONEFEATURE_SETDATA).download(0));
    assertEquals(1, phone.lacking(PHONEFEATURE_SETDATA).numGetData());
    assertNull(phone.lacking(PHONEFEATURE_GETDATA).upload(0));
    assertEquals(1, phone.lacking(PHONEFEATURE_GETDATA).numSetData());
  }

  @Test
  void hookSwitch_losesWhatNothingReachesAndGoesWithTheLast() {
    HookSwitch whole = phone.hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER);
    assertTrue(speaker(PHONEFEATURE_SETVOLUMESPEAKER).volume());
    assertFalse(speaker(VOLUME).volume());
    assertTrue(speaker(VOLUME).gain());
    assertTrue(speaker(PHONEFEATURE_GETGAINSPEAKER).gain());
    assertFalse(speaker(GAIN).gain());
    assertEquals(0, speaker(PHONEFEATURE_SETHOOKSWITCHSPEAKER).settableModes());
    assertEquals(whole.modes(), speaker(PHONEFEATURE_SETHOOKSWITCHSPEAKER).modes());
    assertTrue(speaker(HOOK).present());
    assertTrue(speaker(HOOK | VOLUME).present());
    assertFalse(speaker(HOOK | VOLUME | GAIN).present());
    assertEquals(PHONEHOOKSWITCHDEV_HANDSET, phone.lacking(HOOK | VOLUME | GAIN).hookSwitchDevs());
    assertEquals(HookSwitch.full(), phone.lacking(HOOK | VOLUME | GAIN).hookSwitch(PHONEHOOKSWITCHDEV_HANDSET));
  }

  private HookSwitch speaker(int missing) {
    return phone.lacking(missing).hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER);
  }

  @Test
  void description_itselfStaysAsItIs() {
    phone.lacking(-1);
    assertEquals(2, phone.displayRows());
    assertEquals(13, phone.buttonLamps().size());
    assertEquals(1, phone.numSetData());
  }
}
