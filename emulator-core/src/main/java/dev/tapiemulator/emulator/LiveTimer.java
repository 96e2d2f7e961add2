package dev.tapiemulator.emulator;

/** Sleeps until the next thing of a live emulator is due, and then lets it happen. */
final class LiveTimer extends Thread {

  private final LiveTurns turns;

  LiveTimer(LiveTurns turns) {
    super(null, null, "tapi-emulator timer", 0, false);
    this.turns = turns;
    setDaemon(true);
  }

  @Override
  public void run() {
    turns.keepTime();
  }
}
