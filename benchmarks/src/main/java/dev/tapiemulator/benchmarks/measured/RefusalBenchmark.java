package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Tapi32;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a refused phoneSetData costs, by the reason. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RefusalBenchmark.CALLS)
@Fork(value = 1, jvmArgs = {"-Xms4g", "-Xmx4g"})
public class RefusalBenchmark {

  static final int CALLS = 10_000;

  private static final int UNKNOWN_DATA_ID = 99;

  /** A phone that one application owns and another monitors, and a handle that has been closed. */
  @State(Scope.Thread)
  public static class World {

    private final ByteBuffer payload = Caller.payload();
    private OpenPhones phones;
    private Tapi32 tapi;
    private int owner;
    private Tapi32 onlooker;
    private int monitor;
    private int stale;

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = OpenPhones.of(1, History.ofCycles(CALLS));
      tapi = phones.caller.tapi;
      owner = phones.handle(0);
      Caller other = new Caller(phones.emulator, "onlooker");
      onlooker = other.tapi;
      monitor = other.opens(0, PHONEPRIVILEGE_MONITOR);
      stale = phones.caller.opens(0, PHONEPRIVILEGE_MONITOR);
      phones.caller.closes(stale);
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      phones.close();
    }

    private int refused(Tapi32 by, int hPhone, int dataId, int expected, AllocatedBytes allocated) {
      int results = 0;
      allocated.begin();
      for (int i = 0; i < CALLS; i++) {
        int result = by.phoneSetData(hPhone, dataId, payload, Caller.PAYLOAD_BYTES);
        if (result != expected) {
          throw new AssertionError("expected a refusal, got " + result);
        }
        results += result;
      }
      allocated.end(CALLS);
      return results;
    }
  }

  @Benchmark
  public int staleHandle(World world, AllocatedBytes allocated) {
    return world.refused(
        world.tapi, world.stale, AnsweringPhone.DATA_ID, PHONEERR_INVALPHONEHANDLE, allocated);
  }

  @Benchmark
  public int notOwner(World world, AllocatedBytes allocated) {
    return world.refused(world.onlooker, world.monitor, AnsweringPhone.DATA_ID, PHONEERR_NOTOWNER, allocated);
  }

  @Benchmark
  public int badDataId(World world, AllocatedBytes allocated) {
    return world.refused(world.tapi, world.owner, UNKNOWN_DATA_ID, PHONEERR_INVALDATAID, allocated);
  }
}
