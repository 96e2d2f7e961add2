package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_MONITOR;

import dev.tapiemulator.emulator.EmulatorConfig;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What closing a handle costs, by what it settles and by what else is open: other phones with a request each, a busy
 * owner of the same phone, or a mailbox full of other phones' replies.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CloseBenchmark.CLOSED)
@Fork(value = 1, jvmArgs = {"-Xms4g", "-Xmx4g"})
public class CloseBenchmark {

  static final int CLOSED = 100;

  /** Phones to close, with requests outstanding, beside others that stay open. */
  @State(Scope.Thread)
  public static class Phones {

    /** How many requests each closing settles. */
    @Param({"0", "1", "100"})
    public int settled;
    /** How many other phones are open, each with one request outstanding. */
    @Param({"0", "10000"})
    public int others;

    private OpenPhones phones;

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = OpenPhones.of(CLOSED + others, roomFor(CLOSED * settled, others));
      for (int i = 0; i < CLOSED; i++) {
        phones.phone(i).withRoomFor(settled);
        phones.leaveOutstanding(i, settled);
      }
      phones.leaveOutstandingOnEach(CLOSED, 1);
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      phones.close();
    }
  }

  /** One phone with an owner that has requests outstanding, and handles that only monitor it. */
  @State(Scope.Thread)
  public static class BusyOwner {

    /** How many requests the owner has outstanding. */
    @Param({"0", "10000"})
    public int others;

    private OpenPhones phones;
    private Caller onlooker;
    private final int[] monitors = new int[CLOSED];

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = OpenPhones.of(1, roomFor(CLOSED, others));
      phones.leaveOutstanding(0, others);
      onlooker = new Caller(phones.emulator, "onlooker");
      for (int i = 0; i < CLOSED; i++) {
        monitors[i] = onlooker.opens(0, PHONEPRIVILEGE_MONITOR);
      }
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      phones.close();
    }
  }

  /** Phones to close whose replies wait in the mailbox behind those of others. */
  @State(Scope.Thread)
  public static class FullMailbox {

    /** How many replies of other phones wait. */
    @Param({"0", "10000"})
    public int others;

    private OpenPhones phones;

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = OpenPhones.of(CLOSED + 1, roomFor(CLOSED, others));
      for (int i = 0; i < others; i++) {
        phones.caller.sends(phones.handle(CLOSED));
      }
      for (int i = 0; i < CLOSED; i++) {
        phones.caller.sends(phones.handle(i));
      }
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      phones.close();
    }
  }

  @Benchmark
  public void outstanding(Phones world, AllocatedBytes allocated) {
    closeFirst(world.phones, allocated);
  }

  @Benchmark
  public void repliesWaiting(FullMailbox world, AllocatedBytes allocated) {
    closeFirst(world.phones, allocated);
  }

  private static void closeFirst(OpenPhones phones, AllocatedBytes allocated) {
    allocated.begin();
    for (int i = 0; i < CLOSED; i++) {
      phones.caller.closes(phones.handle(i));
    }
    allocated.end(CLOSED);
  }

  @Benchmark
  public void monitor(BusyOwner world, AllocatedBytes allocated) {
    allocated.begin();
    for (int i = 0; i < CLOSED; i++) {
      world.onlooker.closes(world.monitors[i]);
    }
    allocated.end(CLOSED);
  }

  private static EmulatorConfig.Builder roomFor(int requests, int others) {
    return History.ofRequests(CLOSED + 1 + others, requests + others);
  }
}
