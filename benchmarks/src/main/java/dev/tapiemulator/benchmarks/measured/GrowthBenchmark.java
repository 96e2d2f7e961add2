package dev.tapiemulator.benchmarks.measured;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A cycle on a random phone among many, all of them open with one request outstanding. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GrowthBenchmark.CYCLES)
@Fork(value = 1, jvmArgs = {"-Xms6g", "-Xmx6g"})
public class GrowthBenchmark {

  static final int CYCLES = 200_000;

  /** Which phone is next: all of them, shuffled, again and again. */
  @State(Scope.Thread)
  public static class Order {

    private static final long SEED = 5;

    private int[] order;
    private int next;

    /** Shuffles. */
    @Setup
    public void shuffle(Phones phones) {
      Random random = new Random(SEED);
      order = new int[phones.phones];
      for (int i = 0; i < order.length; i++) {
        int other = random.nextInt(i + 1);
        order[i] = order[other];
        order[other] = i;
      }
    }

    private int next() {
      next = next + 1 < order.length ? next + 1 : 0;
      return order[next];
    }
  }

  /** How many there are. */
  @State(Scope.Thread)
  public static class Phones {

    @Param({"1", "100", "10000", "1000000"})
    public int phones;
  }

  /** The phones on an emulator. */
  @State(Scope.Thread)
  public static class World {

    private OpenPhones open;

    /** Opens all and leaves one request outstanding on each. */
    @Setup
    public void open(Phones phones) {
      open = OpenPhones.of(phones.phones, History.none(phones.phones, phones.phones));
      open.leaveOutstandingOnEach(0, 1);
    }

    /** Ends it. */
    @TearDown
    public void close() {
      open.close();
    }
  }

  /** The phones of the floor. */
  @State(Scope.Thread)
  public static class LeastWork {

    private Floor.Loop loop;
    private int[] handles;

    /** Opens all and leaves one request outstanding on each. */
    @Setup
    public void open(Phones phones) {
      loop = new Floor.Loop(phones.phones);
      handles = new int[phones.phones];
      for (int i = 0; i < handles.length; i++) {
        handles[i] = loop.opens();
        loop.leavesOutstanding(handles[i]);
      }
    }
  }

  @Benchmark
  public int emulator(World world, Order order, AllocatedBytes allocated) {
    int requests = 0;
    allocated.begin();
    for (int i = 0; i < CYCLES; i++) {
      requests ^= world.open.caller.cycles(world.open.handle(order.next()));
    }
    allocated.end(CYCLES);
    return requests;
  }

  @Benchmark
  public int floor(LeastWork least, Order order, AllocatedBytes allocated) {
    int requests = 0;
    allocated.begin();
    for (int i = 0; i < CYCLES; i++) {
      requests ^= least.loop.cycles(least.handles[order.next()]);
    }
    allocated.end(CYCLES);
    return requests;
  }
}
