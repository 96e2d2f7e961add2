package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says who waits for what, with which handles and requests, when waiting has become pointless. */
final class Deadlock {

  private Deadlock() {}

  /** Nothing is scheduled that could wake anybody. */
  static String forEver(Kernel kernel, Seats seats, Seat asking) {
    String at = ", at " + Duration.ofNanos(kernel.nowNanos()).toMillis() + " ms";
    String first = seats.areSeveral()
        ? "deadlock: every thread waits for ever, and nothing is scheduled that could wake one" + at
        : asking.waiting.what.get() + " for ever: nothing is scheduled that could bring it" + at;
    return first + threads(kernel, seats);
  }

  /** Things keep happening, but never what is waited for. */
  static String inVain(Kernel kernel, Seats seats, Seat asking, int steps) {
    String who = asking.waiting == null ? "every thread waits" : asking.waiting.what.get();
    return who + " in vain: " + steps + " other things have happened meanwhile, up to "
        + Duration.ofNanos(kernel.nowNanos()).toMillis() + " ms" + threads(kernel, seats);
  }

  private static String threads(Kernel kernel, Seats seats) {
    StringBuilder text = new StringBuilder();
    List<ProcessSlot> told = new ArrayList<>();
    for (Seat seat : seats.all()) {
      if (seat.waiting != null && seats.areSeveral()) {
        text.append("\n thread \"").append(seat.name).append("\": ").append(seat.waiting.what.get());
      }
      if (seat.process != null && !told.contains(seat.process)) {
        told.add(seat.process);
        text.append(kernel.describeHoldings(seat.process));
      }
    }
    return text.toString();
  }
}
