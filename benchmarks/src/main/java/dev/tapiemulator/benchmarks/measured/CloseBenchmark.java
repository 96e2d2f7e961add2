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

  static final int CLOSED = 1_000;

  /** Handles of one phone, where closing one looks at the others. */
  static final int MONITORS = 100;

  private static final int MOST_OTHERS = 10_000;

  /** Enough for the compiler: beside many others, making an emulator takes so long that few are closed. */
  private static final int REHEARSALS = 100;

  /** Garbage is collected before an iteration rather than in the midst of a batch, which takes less time than that. */
  @State(Scope.Thread)
  public static class Collected {

    /** Makes room for all that an iteration allocates. */
    @Setup(Level.Iteration)
    public void collect() {
      System.gc();
    }
  }

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

    /** Closes until that is compiled. */
    @Setup
    public void rehearse() {
      for (int i = 0; i < REHEARSALS; i++) {
        phones = open(settled, 0);
        closeFirst(phones);
        phones.close();
      }
    }

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = open(settled, others);
    }

    private static OpenPhones open(int settled, int others) {
      OpenPhones open = OpenPhones.of(CLOSED + others, roomFor(CLOSED * (settled + 1)));
      open.leaveOutstandingOnEach(CLOSED, 1);
      for (int i = 0; i < CLOSED; i++) {
        open.phone(i).withRoomFor(settled);
        open.caller.cycles(open.handle(i)); // It has just been used, as a phone mostly has before it is closed.
        open.leaveOutstanding(i, settled);
      }
      return open;
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
    private final int[] monitors = new int[MONITORS];

    /** Closes until that is compiled. */
    @Setup
    public void rehearse() {
      for (int i = 0; i < REHEARSALS; i++) {
        open(0);
        closeMonitors();
        phones.close();
      }
    }

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      open(others);
    }

    private void open(int requests) {
      phones = OpenPhones.of(1, roomFor(MONITORS));
      phones.leaveOutstanding(0, requests);
      onlooker = new Caller(phones.emulator, "onlooker");
      for (int i = 0; i < MONITORS; i++) {
        monitors[i] = onlooker.opens(0, PHONEPRIVILEGE_MONITOR);
      }
    }

    private void closeMonitors() {
      for (int i = 0; i < MONITORS; i++) {
        onlooker.closes(monitors[i]);
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

    /** Closes until that is compiled. */
    @Setup
    public void rehearse() {
      for (int i = 0; i < REHEARSALS; i++) {
        phones = open(0);
        closeFirst(phones);
        phones.close();
      }
    }

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = open(others);
    }

    private static OpenPhones open(int waiting) {
      OpenPhones open = OpenPhones.of(CLOSED + 1, roomFor(CLOSED));
      for (int i = 0; i < waiting; i++) {
        open.caller.sends(open.handle(CLOSED));
      }
      for (int i = 0; i < CLOSED; i++) {
        open.caller.sends(open.handle(i));
      }
      return open;
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      phones.close();
    }
  }

  @Benchmark
  public void outstanding(Collected garbage, Phones world, AllocatedBytes allocated) {
    closeFirst(world.phones, allocated);
  }

  @Benchmark
  public void repliesWaiting(Collected garbage, FullMailbox world, AllocatedBytes allocated) {
    closeFirst(world.phones, allocated);
  }

  private static void closeFirst(OpenPhones phones, AllocatedBytes allocated) {
    allocated.begin();
    closeFirst(phones);
    allocated.end(CLOSED);
  }

  private static void closeFirst(OpenPhones phones) {
    for (int i = 0; i < CLOSED; i++) {
      phones.caller.closes(phones.handle(i));
    }
  }

  @Benchmark
  @OperationsPerInvocation(MONITORS)
  public void monitor(Collected garbage, BusyOwner world, AllocatedBytes allocated) {
    allocated.begin();
    world.closeMonitors();
    allocated.end(MONITORS);
  }

  /** The journal is as large beside others as alone, so that what is written there is equally far away. */
  private static EmulatorConfig.Builder roomFor(int requests) {
    return History.ofRequests(CLOSED + 1 + MOST_OTHERS, requests + MOST_OTHERS);
  }
}
