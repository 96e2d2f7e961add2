package dev.tapiemulator.spi.bench;

import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/** A port that writes down what a phone reports, lets virtual time pass, and insists on what every phone owes it. */
public final class RecordingPort implements DevicePort {

  private record Timer(long dueMillis, int sequence, int token) {}

  private final PhoneDeviceModel phone;
  private final List<String> reports = new ArrayList<>();
  private final TreeSet<Integer> owed = new TreeSet<>();
  private final Map<Integer, Integer> results = new TreeMap<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::dueMillis).thenComparingInt(Timer::sequence));
  private final List<Long> nextLatencies = new ArrayList<>();
  private int timersStarted;
  private long nowMillis;
  private boolean open = true;

  RecordingPort(PhoneDeviceModel phone, long nowMillis) {
    this.phone = phone;
    this.nowMillis = nowMillis;
  }

  // ---- what tests ask

  /** The latencies of the next orders, in place of the ordinary one. */
  public void latencies(long... millis) {
    for (long each : millis) {
      nextLatencies.add(each);
    }
  }

  public boolean isOpen() {
    return open;
  }

  /** Everything reported since this was asked last, a line each. */
  public List<String> takeReports() {
    List<String> taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }

  // ---- for the bench

  void owe(int requestId) {
    owed.add(requestId);
  }

  void refused(int requestId) {
    demand(owed.remove(requestId), "request " + requestId + " was refused and completed all the same");
  }

  Integer result(int requestId) {
    return results.get(requestId);
  }

  /** Fires what is due within so many milliseconds, in order of time and then of starting. */
  void advance(long millis) {
    long until = nowMillis + millis;
    while (open && !timers.isEmpty() && timers.peek().dueMillis <= until) {
      Timer timer = timers.remove();
      nowMillis = timer.dueMillis;
      phone.timer(timer.token, this);
    }
    nowMillis = until;
  }

  void closed() {
    demand(owed.isEmpty(), "requests " + owed + " were left unsettled");
    open = false;
  }

  private void report(String line) {
    demand(open, "\"" + line + "\" was reported after the close");
    reports.add(line);
  }

  private static void demand(boolean condition, String complaint) {
    if (!condition) {
      throw new AssertionError(complaint);
    }
  }

  private static String by(int causeRequestId) {
    return causeRequestId == SPONTANEOUS ? "" : " by " + causeRequestId;
  }

  // ---- what the phone reports

  @Override
  public void complete(int requestId, int result) {
    report(requestId + " " + (result == 0 ? "OK" : PhoneErr.nameOf(result)));
    demand(owed.remove(requestId), "request " + requestId + " is not owed a completion");
    results.put(requestId, result);
  }

  @Override
  public void changed(int phoneStates, int detail, int causeRequestId, boolean differs) {
    String states = ConstantGroup.PHONESTATE.flags(phoneStates).replace("PHONESTATE_", "");
    report(states + " " + detail + by(causeRequestId) + (differs ? "" : " unchanged"));
  }

  @Override
  public void dataAreaChanged(int dataId, int causeRequestId) {
    report("data area " + dataId + by(causeRequestId));
  }

  @Override
  public void button(int buttonLampId, int buttonMode, int buttonState) {
    String mode = ConstantGroup.PHONEBUTTONMODE.flags(buttonMode).replace("PHONEBUTTONMODE_", "");
    String state = ConstantGroup.PHONEBUTTONSTATE.flags(buttonState).replace("PHONEBUTTONSTATE_", "");
    report("button " + buttonLampId + " " + mode + " " + state);
  }

  @Override
  public void devSpecific(long param1, long param2, long param3) {
    report("devSpecific " + param1 + " " + param2 + " " + param3);
  }

  @Override
  public void suspend() {
    report("suspend");
  }

  @Override
  public void resume() {
    report("resume");
  }

  @Override
  public void disconnect() {
    report("disconnect");
  }

  @Override
  public void connect() {
    report("connect");
  }

  @Override
  public void capabilitiesChanged() {
    report("capabilities changed");
  }

  @Override
  public void forceClose() {
    report("force close");
    closed();
  }

  @Override
  public void remove() {
    report("remove");
    closed();
  }

  @Override
  public void startTimer(long delayMillis, int token) {
    demand(open, "a timer was started after the close");
    timers.add(new Timer(nowMillis + delayMillis, timersStarted++, token));
  }

  @Override
  public long latencyMillis(long ordinaryMillis) {
    return nextLatencies.isEmpty() ? ordinaryMillis : nextLatencies.remove(0);
  }

  @Override
  public long nowMillis() {
    return nowMillis;
  }

  /** Notes are for people; no test depends on them. */
  @Override
  public void note(String text) {
    demand(open, "\"" + text + "\" was noted after the close");
  }
}
