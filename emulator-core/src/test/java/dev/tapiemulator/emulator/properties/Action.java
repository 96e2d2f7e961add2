package dev.tapiemulator.emulator.properties;

/**
 * One step of a random run. The numbers choose among what there is at that moment, so every action can be tried in
 * every state.
 *
 * @param kind what is done
 * @param a to whom, 0..15
 * @param b with what, 0..15
 * @param c how, 0..15
 */
record Action(ActionKind kind, int a, int b, int c) {

  @Override
  public String toString() {
    return kind + "(" + a + "," + b + "," + c + ")";
  }
}
