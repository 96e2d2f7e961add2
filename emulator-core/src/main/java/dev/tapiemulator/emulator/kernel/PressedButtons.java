package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** The buttons of one open phone that are down, or were let go in the phone's place. */
final class PressedButtons {

  /** With the PHONEBUTTONMODE_ of the down, so that the up matches whatever happens meanwhile. */
  private final TreeMap<Integer, Integer> modes = new TreeMap<>();
  private final BitSet releasedEarly = new BitSet();

  /** A button goes down. */
  void press(int id, int mode) {
    modes.put(id, mode);
  }

  /** A button is down no more; the mode it went down with, or null when it was not down. */
  Integer release(int id) {
    return modes.remove(id);
  }

  /** The buttons that are down, in the order of their ids. */
  List<Integer> down() {
    return List.copyOf(modes.keySet());
  }

  /** Whether a button's up was reported in the phone's place; its own is then not passed on. */
  boolean isReleasedEarly(int id) {
    return releasedEarly.get(id);
  }

  void setReleasedEarly(int id, boolean released) {
    releasedEarly.set(id, released);
  }

  void addTo(StateHash hash) {
    hash.add(modes.size());
    modes.forEach((button, mode) -> hash.add(button).add(mode));
    hash.add(releasedEarly.toByteArray());
  }
}
