package dev.tapiemulator.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** How threads are brought to their end when an emulator closes: in bounded time, and by name when they will not. */
final class ThreadEnding {

  /** Even where time is virtual, a thread that does not end takes time of the real world. */
  private static final TimeSource CLOCK = TimeSource.wallClock();

  /** Classes of this package and the kernel. */
  private static final Pattern THIS_CODE = Pattern.compile("dev\\.tapiemulator\\.emulator\\.(kernel\\.)?[A-Z]");
  /** Those, and classes of Java. */
  private static final Pattern OTHERS_CODE = Pattern.compile("javax?\\.|jdk\\.|sun\\.|" + THIS_CODE);

  private static final long POLL_NANOS = 100_000;

  private ThreadEnding() {}

  /**
   * Interrupts every registered thread but the caller and waits for their ends.
   *
   * @throws EmulatorFailure when some have not ended in time, with what they are at
   */
  static void endAll(List<? extends Thread> threads, Duration patience) {
    List<Thread> others = new ArrayList<>(threads);
    others.remove(Thread.currentThread());
    others.forEach(Thread::interrupt);
    long until = CLOCK.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    for (Thread thread : others) {
      interrupted |= !waitFor(thread, until);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    others.removeIf(thread -> !thread.isAlive());
    if (!others.isEmpty()) {
      throw new EmulatorFailure(leftovers(others, patience));
    }
  }

  /**
   * Waits until a thread is in no code of the emulator any more, which is soon, unless it is kept up in other code there.
   * Its stack tells for certain, without a cost for every call of a thread that nobody ever waits for.
   */
  static void awaitLeaving(Thread thread, Duration patience) {
    long until = CLOCK.nanoTime() + patience.toNanos();
    while (isInEmulator(thread) && CLOCK.nanoTime() < until) {
      LockSupport.parkNanos(thread, POLL_NANOS);
    }
  }

  private static boolean isInEmulator(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (THIS_CODE.matcher(frame.getClassName()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** Waits whatever happens; false when this thread was interrupted meanwhile, which must not be forgotten. */
  private static boolean waitFor(Thread thread, long untilNanos) {
    boolean undisturbed = true;
    long left = untilNanos - CLOCK.nanoTime();
    while (left > 0 && thread.isAlive()) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, left);
      } catch (InterruptedException disturbed) {
        undisturbed = false;
      }
      left = untilNanos - CLOCK.nanoTime();
    }
    return undisturbed;
  }

  private static String leftovers(List<Thread> threads, Duration patience) {
    StringBuilder text = new StringBuilder("threads that did not end within ").append(patience.toMillis())
        .append(" ms after the emulator was closed:");
    for (Thread thread : threads) {
      text.append("\n  \"").append(thread.getName()).append("\" is in ").append(whereIs(thread));
    }
    return text.toString();
  }

  /** Where a thread is, for people: its innermost place in neither Java nor the emulator, and what it calls there. */
  static String whereIs(Thread thread) {
    StackTraceElement[] stack = written(thread.getStackTrace());
    for (int i = 0; i < stack.length; i++) {
      if (!OTHERS_CODE.matcher(stack[i].getClassName()).lookingAt()) {
        return place(stack[i]) + (i == 0 ? "" : ", calling " + method(stack[i - 1]));
      }
    }
    return stack.length == 0 ? "no code at all" : place(stack[0]);
  }

  /** Without the classes that Java makes for lambdas: nobody could find a line of theirs. */
  private static StackTraceElement[] written(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> !frame.getClassName().contains("$$Lambda"))
        .toArray(StackTraceElement[]::new);
  }

  private static String place(StackTraceElement frame) {
    return method(frame) + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
  }

  private static String method(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }
}
