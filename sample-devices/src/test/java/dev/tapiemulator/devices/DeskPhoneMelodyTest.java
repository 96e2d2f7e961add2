package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.DeskPhone.DOWNLOAD_MELODY;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONESTATE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_RESOURCEUNAVAIL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;

/** {@code desk-phone}, download 2: the melody of ring mode 8. */
final class DeskPhoneMelodyTest {

  private static final byte[] MELODY = "Scale:d=8,o=5,b=120:c,d,e,f".getBytes(ISO_8859_1);

  private final DeskPhone phone = new DeskPhone();
  private final DeviceBench bench = new DeviceBench(phone);

  private void ring(int mode) {
    bench.ask(id -> phone.setRing(id, mode, 0x8000, bench));
    bench.advance(20);
  }

  @Example
  void melody_isTakenAndTakenBack() {
    assertEquals(0, bench.download(DOWNLOAD_MELODY, MELODY));
    assertEquals("Scale:d=8,o=5,b=120:c,d,e,f", new String(bench.face().received(2).orElseThrow(), ISO_8859_1));
    assertEquals(0, bench.download(DOWNLOAD_MELODY));
  }

  @Example
  void melody_isNotChangedWhileItIsPlayed() {
    ring(8);
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_MELODY, MELODY);
    ring(7);
    assertEquals(0, bench.download(DOWNLOAD_MELODY, MELODY));
  }

  @Property(seed = "1")
  void melody_refusesWhatIsNoRtttl(@ForAll @AlphaChars @NotEmpty String text) {
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_MELODY, text.getBytes(ISO_8859_1));
  }

  @Example
  void melody_refusesWhatThePhoneCannotHold() {
    byte[] tooLong = ("x::" + "c,".repeat(256) + "c").getBytes(ISO_8859_1);
    bench.refuses(PHONEERR_RESOURCEUNAVAIL, DOWNLOAD_MELODY, tooLong);
  }
}
