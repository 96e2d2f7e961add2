package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a {@link ScriptedPhone} does with an order: unless told otherwise it accepts it once, carries it out after the
 * phone's ordinary time and reports success.
 *
 * <pre>{@code
 * phone.answers(setData(1)).after(millis(20));
 * phone.answers(setData(2)).with(PhoneErr.NOMEM).times(3);
 * phone.answers(setLamp(12)).refuses(PhoneErr.RESOURCEUNAVAIL);
 * }</pre>
 */
public final class Answer {

  private enum When { ORDINARY, AFTER, INSIDE, NEVER }

  private enum Then { STAYS, FORCE_CLOSES, REMOVES }

  private static final int ALWAYS = Integer.MAX_VALUE;

  private final ExpectedOrder to;
  private final Again again;
  private final String recorded;
  private When when = When.ORDINARY;
  private long delayMillis;
  private int result;
  private int refusal;
  private byte[] content;
  private Then then = Then.STAYS;
  private Consumer<DevicePort> report;
  private int times = 1;
  private int used;

  /** What a phone does again, with the id of the request and the bytes that come with it or are to be given. */
  @FunctionalInterface
  interface Again {
    /** The result of the call to the phone. */
    int doFor(int requestId, ByteBuffer bytes);
  }

  Answer(ExpectedOrder to) {
    this(to, null, "");
  }

  /** What a phone was recorded to answer, and when, in words. */
  Answer(ExpectedOrder to, Again again, String recorded) {
    this.to = Objects.requireNonNull(to, "to");
    this.again = again;
    this.recorded = recorded;
  }

  // ---- telling

  /** It takes exactly so long. */
  public Answer after(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + time);
    }
    delayMillis = time.toMillis();
    return at(When.AFTER);
  }

  /** It is completed before the application's call has returned (C-48). */
  public Answer completesInsideTheCall() {
    return at(When.INSIDE);
  }

  /** It is accepted and stays owed until the phone is closed, which fails it. */
  public Answer neverCompletes() {
    return at(When.NEVER);
  }

  /** The completion brings this error. */
  public Answer with(PhoneErr error) {
    return with(error.value());
  }

  /** The completion brings this result: 0, an error the function's page lists, or a device-specific code. */
  public Answer with(int code) {
    requireAccepted("with");
    result = answerable(code);
    return this;
  }

  /** The application's call is refused with this error, and nothing happens. */
  public Answer refuses(PhoneErr error) {
    return refuses(error.value());
  }

  /** The application's call is refused with this error or device-specific code, and nothing happens. */
  public Answer refuses(int code) {
    if (code == 0) {
      throw new IllegalArgumentException(to + ": 0 is no error to refuse with");
    }
    if (when != When.ORDINARY || result != 0 || then != Then.STAYS || report != null || content != null) {
      throw contradiction("refuses");
    }
    refusal = answerable(code);
    return this;
  }

  /** The bytes that phoneGetData gets, or that phoneDevSpecific finds in its block. */
  public Answer gives(ByteBuffer bytes) {
    PhoneFunction function = to.function();
    if (function != PhoneFunction.PHONE_GET_DATA && function != PhoneFunction.PHONE_DEV_SPECIFIC) {
      throw new IllegalArgumentException(to + " gives nothing back; getData and devSpecific do");
    }
    requireAccepted("gives");
    content = PhoneOrder.of(function, 0, 0, bytes).payload();
    return this;
  }

  /** Once it is completed, and everything else the phone owes has failed, the phone takes itself away (C-57). */
  public Answer forceCloses() {
    requireAccepted("forceCloses");
    then = Then.FORCE_CLOSES;
    return this;
  }

  /** Once it is completed, and everything else the phone owes has failed, the phone is removed for good (C-69). */
  public Answer removes() {
    requireAccepted("removes");
    then = Then.REMOVES;
    return this;
  }

  /** When it is completed the phone reports something else as well. */
  public Answer reports(Consumer<DevicePort> something) {
    requireAccepted("reports");
    report = Objects.requireNonNull(something, "something");
    return this;
  }

  /** It answers so many orders, and not one alone. */
  public Answer times(int orders) {
    if (orders < 1) {
      throw new IllegalArgumentException(to + ": an answer is given at least once, not " + orders + " times");
    }
    times = orders;
    return this;
  }

  /** It answers every such order. */
  public Answer always() {
    times = ALWAYS;
    return this;
  }

  private Answer at(When moment) {
    requireAccepted("a time");
    if (when != When.ORDINARY && when != moment) {
      throw new IllegalArgumentException(
          to + " is completed once: two of after, completesInsideTheCall and neverCompletes contradict each other");
    }
    when = moment;
    return this;
  }

  private void requireAccepted(String word) {
    if (refusal != 0) {
      throw contradiction(word);
    }
  }

  private IllegalArgumentException contradiction(String word) {
    return new IllegalArgumentException(
        to + ": what is refused is never carried out; refuses and " + word + " contradict each other");
  }

  private int answerable(int code) {
    ErrorWords.requireOfPhones(code);
    PhoneFunction function = to.function();
    if (code != 0 && function != null && !PhoneErr.isDeviceSpecific(code) && !function.mayReturn(code)) {
      throw new IllegalArgumentException(to + ": the page of " + function.headerName() + " does not list "
          + PhoneErr.nameOf(code));
    }
    return code;
  }

  // ---- answering

  ExpectedOrder to() {
    return to;
  }

  boolean isUsedUp() {
    return used == times;
  }

  int used() {
    return used;
  }

  Answer use() {
    used++;
    return this;
  }

  /** As if it had never been given. */
  void takeBack() {
    used = 0;
  }

  /** What the phone does again instead of what it is told; null when it is told. */
  Again again() {
    return again;
  }

  boolean isRecorded() {
    return again != null;
  }

  /** When it was recorded. */
  String recorded() {
    return recorded;
  }

  /** The code the call is refused with, or 0. */
  int refusal() {
    return refusal;
  }

  int result() {
    return result;
  }

  /** The bytes to give back, or null. */
  byte[] content() {
    return content == null ? null : content.clone();
  }

  boolean isInsideTheCall() {
    return when == When.INSIDE;
  }

  boolean isNever() {
    return when == When.NEVER;
  }

  /** How long it takes where the phone ordinarily takes so long. */
  long delayMillis(DevicePort port, long ordinaryMillis) {
    return when == When.ORDINARY ? port.latencyMillis(ordinaryMillis) : delayMillis;
  }

  void report(DevicePort port) {
    if (report != null) {
      report.accept(port);
    }
  }

  boolean forcesClose() {
    return then == Then.FORCE_CLOSES;
  }

  boolean isRemoval() {
    return then == Then.REMOVES;
  }
}
