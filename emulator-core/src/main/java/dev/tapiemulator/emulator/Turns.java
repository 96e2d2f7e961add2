package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import dev.tapiemulator.emulator.kernel.Surroundings;
import dev.tapiemulator.spi.StateHash;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Who may use the kernel when, and how waiting is done: everything about threads and time that stands around the
 * kernel. There are two: {@link SteppedTurns} and {@link LiveTurns}.
 */
interface Turns extends Surroundings {

  /** The kernel, which is made with this as its surroundings and therefore comes later. */
  void serve(Kernel kernel);

  /** Begins a call of an application; another thread may go on first. */
  void enterCall(ProcessSlot process);

  /** Ends the call; with the outermost one a failure of the run is thrown. Another thread may go on first. */
  void exitCall();

  /** The number of the calling thread, which is inside an operation or a look. */
  int caller();

  /** Begins an operation of the test or of somebody at a phone; nobody else goes on meanwhile. */
  void enter();

  /** Begins an operation that only the outermost one of a thread may be; others may go on first. */
  void enterFromOutside(String operation);

  /** Ends the operation; with the outermost one a failure of the run is thrown. */
  void exit();

  /**
   * Looks at something that nobody changes meanwhile, which also works after the end. What is seen is part of what the
   * test knows from then on; {@code seen} puts it into a number.
   */
  <T> T look(Supplier<T> at, BiConsumer<StateHash, T> seen);

  /** Looks whether something is so. */
  default boolean lookWhether(BooleanSupplier question) {
    return look(question::getAsBoolean, (hash, answer) -> hash.add(answer));
  }

  /**
   * Waits until something holds or the deadline is reached; whether it holds. {@code what} is said when nothing can
   * come: who waits for what.
   */
  boolean await(BooleanSupplier ready, long deadlineNanos, Supplier<String> what);

  /** Waits until something holds, or nothing is scheduled that could change it. */
  void awaitIfPossible(BooleanSupplier ready, Supplier<String> what);

  /** Runs code of the application from inside a call. */
  void callOut(Runnable code);

  /** Whether the run has been ended, so that nothing may be journalled any more. */
  boolean isOver();

  // ---- time

  /** Lets so much time pass and runs what is due in it. */
  void advance(long nanos);

  /** Lets time pass until nothing is scheduled; false when so much time did not suffice. */
  boolean runUntilIdle(long nanos);

  /** Keeps an action of the test until its time comes. */
  void schedule(long delayNanos, Runnable action);

  // ---- threads

  /** A thread is about to be started. */
  Seat register(ProcessSlot process, Thread thread);

  /** What a registered thread runs from its beginning to its end. */
  void run(Seat seat, Runnable body);

  /** Waits until a thread has ended, or the deadline is reached; whether it has ended. */
  boolean join(Seat seat, long timeoutNanos);

  /** The threads of a process that has died end at their next call; those that wait end now. */
  void endThreadsOf(ProcessSlot process);

  /** Throws what has made the run worthless, if anything has. */
  void throwFailure();

  /**
   * Ends everything: no call succeeds from now on, and every registered thread is told to end and waited for.
   *
   * @throws EmulatorFailure when threads are left over, with their names
   */
  void close();
}
