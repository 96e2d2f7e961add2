package dev.tapiemulator.benchmarks.measured;

import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.testkit.explore.Exploration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Explorations of a small world, counted in runs and in calls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
public class ExplorerBenchmark {

  /** What is told of an exploration besides its time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counted {

    /** Runs from their beginning to their end. */
    public long runs;
    /** Calls of the functions of Tapi32. */
    public long steps;
  }

  /** How much there is to explore. */
  @Param
  public SmallWorld.Size world;

  /** How many threads explore it. */
  @Param({"1", "2"})
  public int workers;

  /** Whether states that are known are left alone. */
  @Param({"false", "true"})
  public boolean pruned;

  private long stepsOfAnExploration;

  /** Counts the calls once, in a run apart, since counting takes time. */
  @Setup
  public void countSteps() {
    world.explore(SmallWorld.CONFIG.toBuilder().tapi(this::counted).build(), pruned, 1);
  }

  private Tapi32 counted(Tapi32 tapi) {
    return (Tapi32) Proxy.newProxyInstance(
        Tapi32.class.getClassLoader(), new Class<?>[] {Tapi32.class}, (proxy, method, arguments) -> {
          stepsOfAnExploration++;
          try {
            return method.invoke(tapi, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }

  @Benchmark
  public Exploration explore(Counted counted) {
    Exploration found = world.explore(SmallWorld.CONFIG, pruned, workers);
    counted.runs += found.allRuns();
    counted.steps += stepsOfAnExploration;
    return found;
  }
}
