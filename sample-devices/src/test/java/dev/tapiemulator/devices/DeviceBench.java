package dev.tapiemulator.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneFace;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/** Opens a sample device, gives it commands and virtual time, and writes down, in short, what it reports. */
final class DeviceBench implements DevicePort {

  private record Timer(long dueMillis, int sequence, int token) {}

  private final PhoneDeviceModel phone;
  private final List<String> reports = new ArrayList<>();
  private final TreeSet<Integer> owed = new TreeSet<>();
  private final Map<Integer, Integer> results = new TreeMap<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::dueMillis).thenComparingInt(Timer::sequence));
  private int timersStarted;
  private int requests;
  private long nowMillis;
  private boolean open;

  DeviceBench(PhoneDeviceModel phone) {
    this.phone = phone;
    open();
  }

  // ---- commands

  void open() {
    assertEquals(0, phone.open(this));
    open = true;
  }

  void close() {
    assertEquals(0, phone.close(this));
    sessionOver();
  }

  boolean isOpen() {
    return open;
  }

  PhoneFace face() {
    return phone.face().orElseThrow();
  }

  /** Downloads; returns the id of the request, or the refusal. */
  int order(int dataId, byte... payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    return ask(request -> phone.setData(request, dataId, buffer, this));
  }

  int ask(IntUnaryOperator call) {
    int request = ++requests;
    owed.add(request);
    int answer = call.applyAsInt(request);
    assertTrue(answer == request || answer < 0 && owed.remove(request), () -> "answer " + answer);
    return answer;
  }

  /** Downloads and waits for the 20 ms of an ordinary order; returns the refusal, or the result. */
  int download(int dataId, byte... payload) {
    int answer = order(dataId, payload);
    if (answer < 0) {
      return answer;
    }
    advance(20);
    return results.get(answer);
  }

  /** Insists that a payload is refused at once with a code, and that nothing whatever comes of it. */
  void refuses(int code, int dataId, byte... payload) {
    takeReports();
    long before = phone.stateHash().orElseThrow();
    assertEquals(PhoneErr.nameOf(code), PhoneErr.nameOf(order(dataId, payload)));
    advance(1000);
    assertEquals(List.of(), takeReports());
    assertEquals(before, phone.stateHash().orElseThrow());
  }

  /** Insists that a well-formed payload is refused in the reply, and that nothing else comes of it. */
  void fails(int code, int dataId, byte... payload) {
    takeReports();
    long before = phone.stateHash().orElseThrow();
    int request = order(dataId, payload);
    assertTrue(request > 0, () -> "refused at once: " + PhoneErr.nameOf(request));
    advance(20);
    assertEquals(List.of(request + " " + PhoneErr.nameOf(code)), takeReports());
    assertEquals(before, phone.stateHash().orElseThrow());
  }

  byte[] upload(int dataId) {
    ByteBuffer buffer = ByteBuffer.allocate(phone.describe().upload(dataId).sizeBytes());
    assertEquals(0, phone.getData(dataId, buffer));
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  int result(int request) {
    return results.get(request);
  }

  List<String> takeReports() {
    List<String> taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }

  void advance(long millis) {
    long until = nowMillis + millis;
    while (!timers.isEmpty() && timers.peek().dueMillis <= until) {
      Timer timer = timers.remove();
      nowMillis = timer.dueMillis;
      phone.timer(timer.token, this);
    }
    nowMillis = until;
  }

  // ---- what the device reports

  private void sessionOver() {
    assertEquals(List.of(), List.copyOf(owed), "requests left unsettled");
    timers.clear();
    open = false;
  }

  private void report(String line) {
    assertTrue(open, () -> line + " was reported while the phone was closed");
    reports.add(line);
  }

  @Override
  public void complete(int requestId, int result) {
    report(requestId + " " + (result == 0 ? "OK" : PhoneErr.nameOf(result)));
    assertTrue(owed.remove(requestId), () -> requestId + " was not owed");
    results.put(requestId, result);
  }

  @Override
  public void changed(int phoneStates, int detail, int causeRequestId, boolean differs) {
    String states = ConstantGroup.PHONESTATE.flags(phoneStates).replace("PHONESTATE_", "");
    report(states + " " + detail + (differs ? "" : " unchanged"));
  }

  @Override
  public void dataAreaChanged(int dataId, int causeRequestId) {
    report("data area " + dataId);
  }

  @Override
  public void button(int buttonLampId, int buttonMode, int buttonState) {
    report("button " + buttonLampId);
  }

  @Override
  public void devSpecific(long param1, long param2, long param3) {
    report("devSpecific");
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
    sessionOver();
  }

  @Override
  public void remove() {
    report("remove");
    sessionOver();
  }

  @Override
  public void startTimer(long delayMillis, int token) {
    timers.add(new Timer(nowMillis + delayMillis, timersStarted++, token));
  }

  @Override
  public long latencyMillis(long ordinaryMillis) {
    return ordinaryMillis;
  }

  @Override
  public long nowMillis() {
    return nowMillis;
  }

  @Override
  public void note(String text) {
    assertTrue(open, () -> text + " was noted while the phone was closed");
  }
}
