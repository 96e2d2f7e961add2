package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
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
  private static final int NANOS_PER_MILLI = 1_000_000;
  /** As long as an emulator's clock counts. */
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

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
  private final Set<AnswerWord> said = EnumSet.noneOf(AnswerWord.class);
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

  /** It takes exactly so long, in whole milliseconds. */
  public Answer after(Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0 || time.toNanosPart() % NANOS_PER_MILLI != 0) {
      throw new IllegalArgumentException(to + ": a phone takes whole milliseconds, 0 or more, and not " + time);
    }
    say(AnswerWord.AFTER);
    delayMillis = time.toMillis();
    when = When.AFTER;
    return this;
  }

  /** It is completed before the application's call has returned (C-48). */
  public Answer completesInsideTheCall() {
    say(AnswerWord.INSIDE);
    when = When.INSIDE;
    return this;
  }

  /** It is accepted and stays owed until the phone is closed, which fails it. */
  public Answer neverCompletes() {
    say(AnswerWord.NEVER);
    when = When.NEVER;
    return this;
  }

  /** The completion brings this error. */
  public Answer with(PhoneErr error) {
    return with(error.value());
  }

  /** The completion brings this result: 0, an error the function's page lists, or a device-specific code. */
  public Answer with(int code) {
    say(AnswerWord.WITH);
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
    say(AnswerWord.REFUSES);
    refusal = answerable(code);
    return this;
  }

  /** The bytes that phoneGetData gets, or that phoneDevSpecific finds in its block. */
  public Answer gives(ByteBuffer bytes) {
    PhoneFunction function = to.function();
    if (function != PhoneFunction.PHONE_GET_DATA && function != PhoneFunction.PHONE_DEV_SPECIFIC) {
      throw new IllegalArgumentException(to + " gives nothing back; getData and devSpecific do");
    }
    say(AnswerWord.GIVES);
    content = PhoneOrder.of(function, 0, 0, bytes).payload();
    return this;
  }

  /** Once it is completed, and everything else the phone owes has failed, the phone takes itself away (C-57). */
  public Answer forceCloses() {
    say(AnswerWord.FORCE_CLOSES);
    then = Then.FORCE_CLOSES;
    return this;
  }

  /** Once it is completed, and everything else the phone owes has failed, the phone is removed for good (C-69). */
  public Answer removes() {
    say(AnswerWord.REMOVES);
    then = Then.REMOVES;
    return this;
  }

  /** When it is completed the phone reports something else as well; more than one thing in the order they are told. */
  public Answer reports(Consumer<DevicePort> something) {
    Objects.requireNonNull(something, "something");
    say(AnswerWord.REPORTS);
    report = report == null ? something : report.andThen(something);
    return this;
  }

  /** It answers so many orders, and not one alone. */
  public Answer times(int orders) {
    if (orders < 1) {
      throw new IllegalArgumentException(to + ": an answer is given at least once, not " + orders + " times");
    }
    say(AnswerWord.TIMES);
    times = orders;
    return this;
  }

  /** It answers every such order. */
  public Answer always() {
    say(AnswerWord.ALWAYS);
    times = ALWAYS;
    return this;
  }

  private void say(AnswerWord word) {
    String objection = used > 0
        ? "it has been given already; tell what the next is answered by phone.answers(" + to + ")"
        : word.objection(said, to.function());
    if (!objection.isEmpty()) {
      throw new IllegalArgumentException(to + ": " + objection);
    }
    said.add(word);
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
