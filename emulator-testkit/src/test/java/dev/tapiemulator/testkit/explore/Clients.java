package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.Emulator;

/** Programs of this package for tests in others. */
public final class Clients {

  private Clients() {}

  /** Gives up waiting for a reply, closes its phone, and, when it is wrong, still waits. */
  public static Object impatient(Emulator emulator, boolean wrong) {
    return PlantedBug.WAITS_FOR_A_REPLY_THAT_ITS_CLOSE_TOOK_AWAY.run(new SmallClient(emulator), wrong);
  }
}
