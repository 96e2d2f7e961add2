package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.spi.PhoneDescription;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code handset-only}: the legal minimum. */
final class HandsetOnlyTest {

  private final HandsetOnly phone = new HandsetOnly();
  private final DeviceBench bench = new DeviceBench(phone);

  @Test
  void features_areTheHandsetsHookSwitchAlone() {
    PhoneDescription handset = phone.describe();
    assertEquals(PHONEFEATURE_GETHOOKSWITCHHANDSET, handset.features());
    assertEquals(0, handset.numSetData() + handset.numGetData());
  }

  @Test
  void handset_isLiftedAndLaidDownByHand() {
    bench.face().hookSwitch(PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_MICSPEAKER);
    assertEquals(PHONEHOOKSWITCHMODE_MICSPEAKER, phone.hookSwitchMode(PHONEHOOKSWITCHDEV_HANDSET));
    bench.face().hookSwitch(PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_ONHOOK);
    assertEquals(List.of("HANDSETHOOKSWITCH 8", "HANDSETHOOKSWITCH 1"), bench.takeReports());
  }

  @Test
  void everythingElse_isUnavailable() {
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.ringMode());
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.ringVolume());
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.volume(PHONEHOOKSWITCHDEV_HANDSET));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.gain(PHONEHOOKSWITCHDEV_HANDSET));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.hookSwitchMode(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.getDisplay(ByteBuffer.allocate(9)));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, bench.ask(r -> phone.setVolume(r, 1, 0, bench)));
    assertEquals(PHONEERR_INVALHOOKSWITCHMODE, bench.ask(r -> phone.setHookSwitch(r, 1, 8, bench)));
    assertEquals(PHONEERR_INVALDATAID, bench.order(0));
  }
}
