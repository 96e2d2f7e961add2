package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.explore.SmallClient.GaveUp;
import java.util.EnumSet;

/**
 * The standard small world, by which the explorer's speed is told: one application, one phone, one request; eight
 * choices in the ordinary run.
 */
final class StandardWorld {

  static final EmulatorConfig CONFIG = EmulatorConfig.builder().phone("store").build();

  private StandardWorld() {}

  static Explorer explorer() {
    return new Explorer().name("standard small world").families(EnumSet.of(ChoiceFamily.ERRORS, ChoiceFamily.TIMING));
  }

  static Object run(Emulator emulator) {
    SmallClient client = new SmallClient(emulator);
    try {
      client.opens();
      int result = client.waitsFor(client.sends(1));
      SmallClient.accepted(client.tapi.phoneClose(client.hPhone));
      SmallClient.accepted(client.tapi.phoneShutdown(client.hPhoneApp));
      return result == 0 ? "done" : "failed";
    } catch (GaveUp rightly) {
      return "gave up";
    }
  }
}
