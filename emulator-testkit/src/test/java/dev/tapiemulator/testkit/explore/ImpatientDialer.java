package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;

/** The program of the guide's page: the first of {@link PlantedBug}, under a name that says what it is. */
final class ImpatientDialer {

  private final SmallClient client;

  ImpatientDialer(Emulator emulator) {
    client = new SmallClient(emulator);
  }

  Object dials() {
    return PlantedBug.WAITS_FOR_A_REPLY_THAT_ITS_CLOSE_TOOK_AWAY.run(client, true);
  }
}
