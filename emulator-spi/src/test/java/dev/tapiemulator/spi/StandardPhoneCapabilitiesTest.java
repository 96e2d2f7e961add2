package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.SamplePhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.spi.bench.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of state and orders when a phone's capabilities change. */
final class StandardPhoneCapabilitiesTest {

  private final SamplePhone phone = new SamplePhone();
  private final Bench bench = new Bench(phone);

  @Test
  void capabilitiesChanged_keepsWhatIsStillPossible() {
    phone.ring(2, 0x100, 0);
    phone.showText(0, 0, "ABCDEFGH", 0);
    phone.changeVolume(PHONEHOOKSWITCHDEV_SPEAKER, 0x10, 0);
    phone.moveHookSwitch(PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_MICSPEAKER, 0);
    phone.showLamp(HOLD_KEY, PHONELAMPMODE_FLASH, 0);
    phone.changeGain(PHONEHOOKSWITCHDEV_SPEAKER, 0x20, 0);
    phone.relabel(DARK_KEY, new ButtonInfo(PHONEBUTTONMODE_LOCAL, 0, "Label", 0, new byte[0]), 0);
    bench.takeReports();
    phone.ringModes = 3;
    phone.capabilitiesChanged();
    assertEquals(List.of("capabilities changed"), bench.takeReports());
    assertEquals(2, phone.ringMode());
    assertEquals(0x100, phone.ringVolume());
    assertEquals("ABCD\nEFGH", bench.face().displayText());
    assertEquals(0x10, phone.volume(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(PHONEHOOKSWITCHMODE_MICSPEAKER, phone.hookSwitchMode(PHONEHOOKSWITCHDEV_HANDSET));
    assertEquals(PHONELAMPMODE_FLASH, phone.lampMode(HOLD_KEY));
    assertEquals(0x20, phone.gain(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals("Label", phone.buttonInfo(DARK_KEY).orElseThrow().text());
  }

  @Test
  void capabilitiesChanged_endsARingThatIsNoMore() {
    phone.ring(4, 0x100, 0);
    phone.ringModes = 3;
    phone.capabilitiesChanged();
    assertEquals(0, phone.ringMode());
  }

  @Test
  void capabilitiesChanged_letsGoOfAButtonThatIsNoMore() {
    bench.face().buttonDown(HOLD_KEY);
    bench.face().buttonDown(5);
    bench.takeReports();
    phone.keypadOnly = true;
    phone.capabilitiesChanged();
    assertEquals(List.of("button 12 FEATURE UP", "capabilities changed"), bench.takeReports());
    bench.face().buttonUp(5);
    assertEquals(List.of("button 5 KEYPAD UP"), bench.takeReports());
  }

  @Test
  void capabilitiesChanged_failsAnOrderThatCannotBeCarriedOutAnyMore() {
    int request = bench.ask(r -> phone.setLamp(r, HOLD_KEY, PHONELAMPMODE_STEADY, bench.port()));
    phone.keypadOnly = true;
    phone.capabilitiesChanged();
    assertEquals(PHONEERR_INVALBUTTONLAMPID, bench.await(request));
  }

  @Test
  void capabilitiesChanged_isToldAfterTheNextOpenWhenThePhoneWasClosed() {
    bench.close();
    phone.ringModes = 3;
    phone.capabilitiesChanged();
    bench.reopen();
    assertEquals(List.of(), bench.takeReports());
    bench.advance(0);
    assertEquals(List.of("capabilities changed"), bench.takeReports());
    bench.close();
    bench.reopen();
    bench.advance(0);
    assertEquals(List.of(), bench.takeReports());
  }
}
