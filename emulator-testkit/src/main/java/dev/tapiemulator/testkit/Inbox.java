package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.INFINITE;

import java.util.ArrayList;
import java.util.List;

/** The messages that have reached an application, and those it was seen to receive. */
final class Inbox {

  private final Line line;
  private final List<ReceivedMessage> waiting = new ArrayList<>();
  private final List<ReceivedMessage> taken = new ArrayList<>();

  Inbox(Line line) {
    this.line = line;
  }

  /** Takes messages while they are the expected ones; how many were. */
  int takeMatching(List<ExpectedMessage> expected) {
    int position = 0;
    while (position < expected.size()) {
      List<ReceivedMessage> next = look(1);
      if (next.isEmpty() || !expected.get(position).matches(next.get(0))) {
        return position;
      }
      take(1);
      position++;
    }
    return position;
  }

  /** The next messages, so many at most; no time passes. */
  List<ReceivedMessage> look(int most) {
    boolean more = true;
    while (more && waiting.size() < most) {
      more = fetch(0);
    }
    return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
  }

  /** All that are there. */
  List<ReceivedMessage> all() {
    return look(Integer.MAX_VALUE);
  }

  void waitForOne() {
    if (waiting.isEmpty()) {
      fetch(INFINITE);
    }
  }

  void take(int count) {
    List<ReceivedMessage> first = waiting.subList(0, count);
    taken.addAll(first);
    first.clear();
  }

  /** Those that have been taken from the emulator and not received yet. */
  List<ReceivedMessage> fetched() {
    return List.copyOf(waiting);
  }

  /** What was received before, oldest first. */
  List<ReceivedMessage> taken() {
    return taken;
  }

  private boolean fetch(int timeoutMillis) {
    ReceivedMessage message = line.take(timeoutMillis);
    if (message != null) {
      waiting.add(message);
    }
    return message != null;
  }
}
