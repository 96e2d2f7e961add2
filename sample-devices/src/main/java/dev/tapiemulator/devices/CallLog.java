package dev.tapiemulator.devices;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tapiemulator.spi.StateHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last calls made on the desk phone: from the first device off-hook to the last one on-hook again. */
final class CallLog {

  static final int MOST_CALLS = 20;
  static final int LONGEST_NUMBER = 22;
  static final int CALL_BYTES = Integer.BYTES * 2 + 2 + LONGEST_NUMBER;

  /** A moment at which nobody told the phone the time, because it was closed. */
  static final long UNKNOWN = 0xFFFF_FFFFL;

  private record Call(long startMillis, long durationMillis, int hookSwitchDev, String number) {}

  private final Deque<Call> finished = new ArrayDeque<>(); // newest first
  private final StringBuilder number = new StringBuilder();
  private long startMillis;
  private int hookSwitchDev; // 0 while no call is under way

  boolean callUnderWay() {
    return hookSwitchDev != 0;
  }

  void begin(int device, long nowMillis, String dialledAtOnce) {
    hookSwitchDev = device;
    startMillis = nowMillis;
    number.setLength(0);
    number.append(dialledAtOnce);
  }

  /** A key pressed during a call; keys beyond the longest number are not kept. */
  void dial(char key) {
    if (callUnderWay() && number.length() < LONGEST_NUMBER) {
      number.append(key);
    }
  }

  void end(long nowMillis) {
    boolean timed = startMillis != UNKNOWN && nowMillis != UNKNOWN;
    long durationMillis = timed ? nowMillis - startMillis : UNKNOWN;
    finished.addFirst(new Call(startMillis, durationMillis, hookSwitchDev, number.toString()));
    if (finished.size() > MOST_CALLS) {
      finished.removeLast();
    }
    hookSwitchDev = 0;
  }

  /** The finished calls, newest first, {@link #CALL_BYTES} each. */
  byte[] encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(finished.size() * CALL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Call call : finished) {
      int next = bytes.position() + CALL_BYTES;
      bytes.putInt((int) call.startMillis).putInt((int) call.durationMillis);
      bytes.put((byte) call.hookSwitchDev).put((byte) call.number.length());
      bytes.put(call.number.getBytes(ISO_8859_1)).position(next);
    }
    return bytes.array();
  }

  void addTo(StateHash hash) {
    hash.add(encoded()).add(hookSwitchDev);
    if (callUnderWay()) {
      hash.add(startMillis).add(number);
    }
  }

  void clear() {
    finished.clear();
    hookSwitchDev = 0;
  }
}
