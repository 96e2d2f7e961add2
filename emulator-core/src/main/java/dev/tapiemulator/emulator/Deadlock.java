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
    List<String> waits = waiting.stream().map(seat -> seat.waiting.what.get()).toList();
    for (int i = 0; i < waiting.size(); i++) {
      String name = waiting.get(i).name;
      applications(waits.get(i)).forEach(application -> told.putIfAbsent(application, name));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < waiting.size(); i++) {
      Seat seat = waiting.get(i);
      text.append("\n  thread \"").append(seat.name).append("\": ").append(sentence(waits.get(i)));
      List<String> applications = applications(waits.get(i));
      (applications.isEmpty() ? notTold(seat) : applications).forEach(application -> tell(application, seat, text));
    }
    return text.toString();
  }

  private void tell(String application, Seat seat, StringBuilder text) {
    String first = told.get(application);
    if (first.equals(seat.name)) {
      text.append(application.replace("\n", "\n  "));
    } else {
      text.append("\n  ").append(sentence(application.substring(1))).append(", see thread \"").append(first).append('"');
    }
  }

  /** What the process of a thread holds that waits for no messages, but for what is told with one that does. */
  private List<String> notTold(Seat seat) {
    return seat.process == null ? List.of() : applications(kernel.describeHoldings(seat.process)).stream()
        .filter(application -> told.putIfAbsent(application, seat.name) == null)
        .toList();
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

  /** The same, application by application, each beginning with a line break. */
  private static List<String> applications(String what) {
    String holdings = holdings(what);
    return holdings.isEmpty() ? List.of() : List.of(holdings.split("(?=\n  application )"));
  }
}
