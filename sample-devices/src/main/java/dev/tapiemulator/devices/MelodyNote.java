package dev.tapiemulator.devices;

/**
 * A tone or a pause.
 *
 * @param semitone the tone counted in semitones from C of octave 0, or {@link #PAUSE}
 * @param durationMillis how long it lasts
 */
record MelodyNote(int semitone, int durationMillis) {

  /** The semitone of a pause. */
  static final int PAUSE = -1;

  static final int SEMITONES_OF_AN_OCTAVE = 12;
}
