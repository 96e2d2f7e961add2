package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;

/** The program of the guide's page: the first of {@link PlantedBug}, under a name that says what it is. */
final class ImpatientDialer {

  private final SmallClient client;

  ImpatientDialer(Emulator emulator) {
    client = new SmallClient(emulator);
  }

  /** Its corrected twin, which also tidies up. */
  static Object dialsPatiently(Emulator emulator) {
    SmallClient client = new SmallClient(emulator);
    Object outcome = PlantedBug.WAITS_FOR_A_REPLY_THAT_ITS_CLOSE_TOOK_AWAY.run(client, false);
    client.tapi.phoneShutdown(client.hPhoneApp);
    return outcome;
  }

  Object dials() {
    return PlantedBug.WAITS_FOR_A_REPLY_THAT_ITS_CLOSE_TOOK_AWAY.run(client, true);
  }
}
