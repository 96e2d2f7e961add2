package dev.tapiemulator.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Profile;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalReplay;
import dev.tapiemulator.journal.ReplayResult;
import dev.tapiemulator.tapi.Tapi;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal of a run under a profile says so, and makes the same run again. */
class ProfileReplayTest {

  private static final int ROUNDS = 20;

  @ParameterizedTest
  @EnumSource
  void run_isMadeAgainFromItsJournal(Profile profile) {
    ReplayResult result = JournalReplay.of(run(EmulatorConfig.profile(profile))).run();
    assertTrue(result.isIdentical(), result::text);
  }

  @ParameterizedTest
  @EnumSource
  void runWithoutFeatures_isMadeAgainFromItsJournal(Profile profile) {
    EmulatorConfig.Builder config = EmulatorConfig.profile(profile).seed(3).withoutFeatures(Tapi.PHONEFEATURE_SETLAMP);
    ReplayResult result = JournalReplay.of(run(config)).run();
    assertTrue(result.isIdentical(), result::text);
  }

  private static Journal run(EmulatorConfig.Builder config) {
    try (Emulator emulator = Emulator.create(config.phone("desk-phone").build())) {
      try (PhoneApp app = PhoneApp.start(emulator, "app")) {
        boolean owned = emulator.config().profile().ownedElsewhere();
        int hPhone = owned ? app.opensAsMonitor(0) : app.opensAsOwner(0);
        for (int i = 0; i < ROUNDS; i++) {
          app.phoneSetLamp(hPhone, i, Tapi.PHONELAMPMODE_STEADY);
          app.phoneSetData(hPhone, 0, ByteBuffer.wrap(new byte[] {(byte) i}));
          emulator.phone(0).press(3);
          emulator.runUntilIdle();
        }
      } catch (AssertionError refused) {
        // Under some profiles something is; the journal has it.
      }
      return emulator.journal();
    }
  }
}
