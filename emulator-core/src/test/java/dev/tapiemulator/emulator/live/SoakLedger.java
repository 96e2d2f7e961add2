package dev.tapiemulator.emulator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the clients of a soak saw: the requests accepted, the replies got, the handles closed. */
final class SoakLedger {

  /** The handle of each accepted request. */
  final Map<Integer, Integer> accepted = new TreeMap<>();
  final Set<Integer> replied = new TreeSet<>();
  final Set<Integer> closed = new TreeSet<>();

  synchronized void accepted(int requestId, int hPhone) {
    assertEquals(null, accepted.put(requestId, hPhone), () -> "request " + requestId + " was accepted twice");
  }

  synchronized void replied(int requestId) {
    assertTrue(replied.add(requestId), () -> "request " + requestId + " was replied twice");
  }

  synchronized void closed(int hPhone) {
    closed.add(hPhone);
  }

  /** Every accepted request was replied exactly once, or its handle was closed; nothing else was replied. */
  synchronized void judge() {
    accepted.forEach((requestId, hPhone) -> assertTrue(
        replied.contains(requestId) || closed.contains(hPhone), () -> "request " + requestId + " was lost"));
    assertTrue(accepted.keySet().containsAll(replied), "a reply to nothing");
  }
}
