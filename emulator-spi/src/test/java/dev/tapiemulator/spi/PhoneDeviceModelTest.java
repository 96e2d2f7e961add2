package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INCOMPATIBLEEXTVERSION;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONUNAVAIL;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that overrides nothing. */
final class PhoneDeviceModelTest {

  private static final PhoneDeviceModel BARE = () -> PhoneDescription.named("bare").build();
  private static final PhoneDeviceModel EXTENDED =
      () -> PhoneDescription.named("extended").extension(1, 0, 0, 0, 3, 6).build();
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  @Test
  void everything_isUnavailable() {
    List<Integer> results = List.of(
        BARE.setData(1, 0, EMPTY, null), BARE.setDisplay(1, 0, 0, EMPTY, null), BARE.setLamp(1, 0, 2, null),
        BARE.setRing(1, 0, 0, null), BARE.setHookSwitch(1, 1, 1, null), BARE.setVolume(1, 1, 1, null),
        BARE.setGain(1, 1, 1, null), BARE.devSpecific(1, EMPTY, null),
        BARE.setButtonInfo(1, 0, new ButtonInfo(2, 0, "", 0, new byte[0]), null),
        (int) BARE.lampMode(0), (int) BARE.ringMode(), (int) BARE.ringVolume(), (int) BARE.hookSwitchMode(1),
        (int) BARE.volume(1), (int) BARE.gain(1), BARE.getDisplay(EMPTY), BARE.getData(0, EMPTY),
        BARE.configDialog("", 0), (int) BARE.icon(""), BARE.negotiateExtVersion(TAPI_VERSION_2_2, 1, 1));
    assertTrue(results.stream().allMatch(result -> result == PHONEERR_OPERATIONUNAVAIL), results::toString);
    assertTrue(BARE.lampMode(0) < 0, "a code stays negative when it is widened");
  }

  @Test
  void sessions_comeAndGo() {
    assertEquals(0, BARE.open(null));
    assertEquals(0, BARE.close(null));
    assertTrue(BARE.face().isEmpty() && BARE.stateHash().isEmpty() && BARE.buttonInfo(0).isEmpty());
  }

  /** -1 is the DWORD 0xFFFFFFFF. */
  @ParameterizedTest
  @CsvSource({"1, -1, 6", "1, 9, 6", "1, 4, 4", "5, 9, 6", "3, 3, 3", "6, 6, 6", "1, 3, 3"})
  void negotiateExtVersion_findsTheHighestCommon(int low, int high, int found) {
    assertEquals(found, EXTENDED.negotiateExtVersion(TAPI_VERSION_2_2, low, high));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "7, 9", "5, 4", "-2, -1"})
  void negotiateExtVersion_refusesDisjointRanges(int low, int high) {
    assertEquals(PHONEERR_INCOMPATIBLEEXTVERSION, EXTENDED.negotiateExtVersion(TAPI_VERSION_2_2, low, high));
  }
}
