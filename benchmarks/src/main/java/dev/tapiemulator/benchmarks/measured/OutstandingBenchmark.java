package dev.tapiemulator.benchmarks.measured;

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

/** A cycle on a phone that owes many earlier requests. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(OutstandingBenchmark.CYCLES)
@Fork(value = 1, jvmArgs = {"-Xms6g", "-Xmx6g"})
public class OutstandingBenchmark {

  static final int CYCLES = 200_000;

  @Param({"1", "100", "10000", "100000"})
  public int outstanding;

  private OpenPhones phones;

  /** One phone, open, that owes much. */
  @Setup
  public void open() {
    phones = OpenPhones.of(1, History.none(1, outstanding));
    phones.leaveOutstanding(0, outstanding);
  }

  @Benchmark
  public int cycle(AllocatedBytes allocated) {
    int requests = 0;
    allocated.begin();
    for (int i = 0; i < CYCLES; i++) {
      requests ^= phones.caller.cycles(phones.handle(0));
    }
    allocated.end(CYCLES);
    return requests;
  }

  /** Ends it. */
  @TearDown
  public void close() {
    phones.close();
  }
}
