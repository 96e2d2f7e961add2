package dev.tapiemulator.emulator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import java.util.List;

/** The threads that emulators have made and that have not ended. */
final class EmulatorThreads {

  private final List<Thread> before = alive();

  static List<Thread> alive() {
    String made = Emulator.class.getPackageName();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getClass().getPackageName().equals(made))
        .toList();
  }

  /** Those that have come since this was made, by name. */
  List<String> news() {
    return alive().stream().filter(thread -> !before.contains(thread)).map(Thread::getName).sorted().toList();
  }

  void requireNoNew() {
    assertEquals(List.of(), news());
  }
}
