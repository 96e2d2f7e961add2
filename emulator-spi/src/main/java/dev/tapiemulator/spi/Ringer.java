package dev.tapiemulator.spi;

/** The ring of a phone: one of its modes or silence, at a volume that is kept while silent (O-12, O-30). */
final class Ringer {

  private static final int LOUDEST = 0xFFFF;

  private final int modes;
  private int mode;
  private int volume = LOUDEST;

  Ringer(int modes) {
    this.modes = modes;
  }

  /** Takes over from before a change of capabilities what is still possible. */
  void takeOver(Ringer before) {
    mode = can(before.mode) ? before.mode : 0;
    volume = before.volume;
  }

  boolean isControllable() {
    return modes > 0;
  }

  boolean can(int ringMode) {
    return ringMode >= 0 && ringMode <= modes;
  }

  int mode() {
    return mode;
  }

  int volume() {
    return volume;
  }

  boolean changeMode(int ringMode) {
    boolean differs = mode != ringMode;
    mode = ringMode;
    return differs;
  }

  boolean changeVolume(int ringVolume) {
    boolean differs = volume != ringVolume;
    volume = ringVolume;
    return differs;
  }

  void addTo(StateHash hash) {
    hash.add(mode).add(volume);
  }
}
