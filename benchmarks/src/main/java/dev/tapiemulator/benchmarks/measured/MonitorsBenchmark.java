package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_MONITOR;
import static dev.tapiemulator.tapi.Tapi.PHONESTATE_RINGMODE;

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

/** One event of a phone, delivered to every application that monitors it, and taken by each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(MonitorsBenchmark.EVENTS)
@Fork(value = 1, jvmArgs = {"-Xms4g", "-Xmx4g"})
public class MonitorsBenchmark {

  static final int EVENTS = 500;

  @Param({"1", "4", "16", "64"})
  public int applications;

  private OpenPhones phones;
  private Caller[] onlookers;

  /** A new emulator. */
  @Setup(Level.Invocation)
  public void open() {
    phones = OpenPhones.of(1, History.ofCycles(EVENTS * applications));
    onlookers = new Caller[applications];
    for (int i = 0; i < applications; i++) {
      onlookers[i] = new Caller(phones.emulator, "onlooker " + i);
      int hPhone = onlookers[i].opens(0, PHONEPRIVILEGE_MONITOR);
      Caller.succeeded(onlookers[i].tapi.phoneSetStatusMessages(hPhone, PHONESTATE_RINGMODE, 0, 0));
    }
  }

  @Benchmark
  public void event(AllocatedBytes allocated) {
    allocated.begin();
    for (int i = 0; i < EVENTS; i++) {
      phones.phone(0).changeRing();
      for (Caller onlooker : onlookers) {
        onlooker.takes();
      }
    }
    allocated.end(EVENTS);
  }

  /** Ends it. */
  @TearDown(Level.Invocation)
  public void close() {
    phones.close();
  }
}
