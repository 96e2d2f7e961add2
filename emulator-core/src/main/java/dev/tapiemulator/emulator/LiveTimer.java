package dev.tapiemulator.emulator;

/** Sleeps until the next thing of a live emulator is due, and then lets it happen. */
final class LiveTimer extends Thread {

  private final LiveTime time;

  LiveTimer(LiveTime time) {
    super(null, null, "tapi-emulator timer", 0, false);
    this.time = time;
    setDaemon(true);
  }

  @Override
  public void run() {
    time.keepTime();
  }
}
