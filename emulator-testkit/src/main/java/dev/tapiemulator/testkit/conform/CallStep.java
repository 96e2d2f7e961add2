package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One call of a program with its arguments and its result. */
final class CallStep {

  /** Where something that has not happened would stand. */
  static final int NEVER = Integer.MAX_VALUE;

  private static final int REFUSED_BY = 1;
  private static final int FIRST_OUT = 2;
  private static final int OUTS = 3;

  private final JournalRecord call;
  private final int thread;
  private JournalRecord returned;

  CallStep(JournalRecord call, int thread) {
    this.call = call;
    this.thread = thread;
  }

  void returned(JournalRecord record) {
    returned = record;
  }

  /** The record of the call. */
  int at() {
    return call.index();
  }

  /** The record of the return, {@link #NEVER} when the call was still under way at the end. */
  int end() {
    return returned == null ? NEVER : returned.index();
  }

  int process() {
    return call.process();
  }

  int thread() {
    return thread;
  }

  long timeNanos() {
    return call.timeNanos();
  }

  PhoneFunction function() {
    return call.function();
  }

  boolean is(PhoneFunction... functions) {
    return Arrays.asList(functions).contains(function());
  }

  /** 0, a request id or a code; 0 also for a call that never returned, see {@link #end}. */
  int result() {
    return returned == null ? 0 : returned.word(0);
  }

  boolean succeeded() {
    return returned != null && returned.word(0) >= 0;
  }

  boolean wasRefusedWith(int code) {
    return returned != null && returned.word(0) == code;
  }

  /** Whether it was refused for its arguments or the state of things, and not by the phone, a fault or a choice. */
  boolean wasRefusedByArguments(PhoneErr code) {
    return wasRefusedWith(code.value()) && returned.word(REFUSED_BY) > 0;
  }

  boolean isAccepted() {
    return function().isAsync() && result() > 0;
  }

  boolean has(String parameter) {
    return function().parameters().stream().anyMatch(known -> known.name().equals(parameter));
  }

  /** The word of a parameter; for a buffer its room, -1 for NULL; for a string its length. */
  int argument(String parameter) {
    return call.word(position(parameter));
  }

  long wideArgument(String parameter) {
    return call.wide(position(parameter));
  }

  /** The value passed in through a pointer. */
  int passedIn(String parameter) {
    return call.word(position(parameter) + 1);
  }

  /** The n-th value given back, counted from 0. */
  int out(int n) {
    return returned.word(FIRST_OUT + n);
  }

  /** The bytes read from the caller: its string and its buffer. */
  byte[] input() {
    return call.data();
  }

  /** The dwTotalSize of the structure passed in, which is the first thing read of it; 0 when even that was missing. */
  long structureSize() {
    byte[] input = input();
    int at = is(PhoneFunction.PHONE_INITIALIZE_EX) ? Math.max(0, argument("lpszFriendlyAppName")) : 0;
    return input.length < at + Integer.BYTES
        ? 0
        : Integer.toUnsignedLong(ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).getInt(at));
  }

  /** The bytes written for the caller, empty when there were none. */
  byte[] output() {
    return returned == null ? new byte[0] : returned.data();
  }

  /** Whether the same function was called with the same arguments. */
  boolean repeats(CallStep other) {
    return call.code() == other.call.code() && deed().equals(other.deed());
  }

  /** What was done: equal for calls of the same function by the same process with the same arguments. */
  List<Object> deed() {
    List<Object> deed = new ArrayList<>(List.of(call.code(), call.process(), ByteBuffer.wrap(input())));
    int words = function().parameters().stream().mapToInt(parameter -> parameter.type().words()).sum();
    for (int word = 0; word < words; word++) {
      deed.add(call.word(word));
    }
    return deed;
  }

  /** What was done, and what came of it. */
  List<Object> outcome() {
    List<Object> outcome = deed();
    for (int word = 0; word < FIRST_OUT + OUTS; word++) {
      outcome.add(returned == null ? "" : returned.word(word));
    }
    outcome.add(ByteBuffer.wrap(output()));
    return outcome;
  }

  private int position(String name) {
    int position = 0;
    for (Parameter parameter : function().parameters()) {
      if (parameter.name().equals(name)) {
        return position;
      }
      position += parameter.type().words();
    }
    throw new IllegalArgumentException(function().headerName() + " has no " + name);
  }

  /** The function and, where it has one, the phone handle. */
  @Override
  public String toString() {
    String handle = has("hPhone") ? "(" + Words.hex(argument("hPhone")) + ")" : "";
    return function().headerName() + handle;
  }

  /** The result by name. */
  String resultText() {
    return returned == null ? "nothing yet" : PhoneErr.nameOf(result());
  }
}
