package dev.tapiemulator.devices;

import java.util.List;

/**
 * A melody that the phone can ring with.
 *
 * @param name its title
 * @param notes at least one
 */
record RingMelody(String name, List<MelodyNote> notes) {

  RingMelody {
    notes = List.copyOf(notes);
  }

  int durationMillis() {
    return notes.stream().mapToInt(MelodyNote::durationMillis).sum();
  }
}
