package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says who waits for what, with which handles and requests, when waiting has become pointless. */
final class Deadlock {

  private final Kernel kernel;
  private final Seats seats;
  /** What has been said of handles and requests, and of which thread. */
  private final Map<String, String> told = new TreeMap<>();

  private Deadlock(Kernel kernel, Seats seats) {
    this.kernel = kernel;
    this.seats = seats;
  }

  /** Nothing is scheduled that could wake anybody. */
  static DeadlockFailure forEver(Kernel kernel, Seats seats) {
    String at = ", at " + Duration.ofNanos(kernel.nowNanos()).toMillis() + " ms";
    Deadlock deadlock = new Deadlock(kernel, seats);
    String text = seats.areSeveral()
        ? "deadlock: every thread waits for ever, and nothing is scheduled that could wake one" + at + deadlock.threads()
        : deadlock.alone(" for ever: nothing is scheduled that could bring it" + at);
    return new DeadlockFailure(text, History.of(kernel.journal()));
  }

  /** Things keep happening, but never what is waited for. */
  static DeadlockFailure inVain(Kernel kernel, Seats seats, int steps) {
    String vain = " in vain: " + steps + " other things have happened meanwhile, up to "
        + Duration.ofNanos(kernel.nowNanos()).toMillis() + " ms";
    Deadlock deadlock = new Deadlock(kernel, seats);
    String text = seats.areSeveral() ? "every thread waits" + vain + deadlock.threads() : deadlock.alone(vain);
    return new DeadlockFailure(text, History.of(kernel.journal()));
  }

  /** What the only thread waits for; {@code how} it waits is said behind that, and then what it holds. */
  private String alone(String how) {
    String what = seats.first().waiting.what.get();
    return sentence(what) + how + holdings(what);
  }

  /** Every thread with what it waits for and what it holds; what two of them hold is said once. */
  private String threads() {
    List<Seat> waiting = Arrays.stream(seats.all()).filter(seat -> seat.waiting != null).toList();
    for (Seat seat : waiting) {
      told.putIfAbsent(holdings(seat.waiting.what.get()), seat.name);
    }
    StringBuilder text = new StringBuilder();
    for (Seat seat : waiting) {
      String what = seat.waiting.what.get();
      text.append("\n  thread \"").append(seat.name).append("\": ").append(sentence(what));
      String holdings = holdings(what);
      if (holdings.isEmpty()) {
        text.append(indented(notTold(seat)));
      } else if (told.get(holdings).equals(seat.name)) {
        text.append(indented(holdings));
      } else {
        text.append(", with what thread \"").append(told.get(holdings)).append("\" has");
      }
    }
    return text.toString();
  }

  /** What a thread's process holds, unless it has been told with a thread that waits for its messages. */
  private String notTold(Seat seat) {
    String holdings = seat.process == null ? "" : kernel.describeHoldings(seat.process);
    return told.putIfAbsent(holdings, seat.name) == null ? holdings : "";
  }

  /** The first line of what a thread waits for. */
  private static String sentence(String what) {
    int end = what.indexOf('\n');
    return end < 0 ? what : what.substring(0, end);
  }

  /** The lines after it. */
  private static String holdings(String what) {
    return what.substring(sentence(what).length());
  }

  private static String indented(String lines) {
    return lines.replace("\n", "\n  ");
  }
}
