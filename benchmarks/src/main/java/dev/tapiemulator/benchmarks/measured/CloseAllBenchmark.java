package dev.tapiemulator.benchmarks.measured;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Closing all phones one after the other, each with one request outstanding. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = {"-Xms6g", "-Xmx6g"})
public class CloseAllBenchmark {

  @Param({"1", "100", "10000", "1000000"})
  public int phones;

  private OpenPhones open;

  /** Opens all and leaves one request outstanding on each. */
  @Setup(Level.Iteration)
  public void open() {
    open = OpenPhones.of(phones, History.none(phones, phones));
    open.leaveOutstandingOnEach(0, 1);
  }

  @Benchmark
  public void closeAll() {
    for (int i = 0; i < open.count(); i++) {
      open.caller.closes(open.handle(i));
    }
  }

  /** Ends it. */
  @TearDown(Level.Iteration)
  public void close() {
    open.close();
  }
}
