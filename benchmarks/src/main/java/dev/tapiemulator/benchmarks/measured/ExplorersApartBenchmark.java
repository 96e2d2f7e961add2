package dev.tapiemulator.benchmarks.measured;

import dev.tapiemulator.testkit.explore.Exploration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;

/** Two explorations that have nothing to do with each other, each on a thread of its own: what two cores can give. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(2)
public class ExplorersApartBenchmark {

  @Benchmark
  public Exploration explore(ExplorerBenchmark.Counted counted) {
    Exploration found = SmallWorld.Size.LONGER.explore(SmallWorld.CONFIG, false, 1);
    counted.runs += found.allRuns();
    return found;
  }
}
