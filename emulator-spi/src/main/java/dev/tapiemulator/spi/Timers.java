package dev.tapiemulator.spi;

import java.util.Arrays;

/** What a phone wants to do later, by token; as many as are under way at once, and none survives the session. */
final class Timers {

  private Runnable[] actions = new Runnable[4];

  /** Keeps an action under the lowest free token from 0. */
  int add(Runnable action) {
    int token = 0;
    while (token < actions.length && actions[token] != null) {
      token++;
    }
    if (token == actions.length) {
      actions = Arrays.copyOf(actions, actions.length * 2);
    }
    actions[token] = action;
    return token;
  }

  /** Hands an action out, once. */
  Runnable take(int token) {
    Runnable action = actions[token];
    actions[token] = null;
    return action;
  }

  void clear() {
    Arrays.fill(actions, null);
  }

  boolean isEmpty() {
    return Arrays.stream(actions).allMatch(action -> action == null);
  }
}
