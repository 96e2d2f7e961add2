package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A whole emulator for a test: created, a phone opened and closed, the emulator closed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CreationBenchmark.EMULATORS)
@Fork(1)
public class CreationBenchmark {

  static final int EMULATORS = 100;

  private final EmulatorConfig least = EmulatorConfig.builder().phone(new AnsweringPhone()).build();
  private final EmulatorConfig store = EmulatorConfig.builder().phone("store").build();

  /** With the phone that has the least to do, an object of the test. */
  @Benchmark
  public int leastPhone(AllocatedBytes allocated) {
    return lives(least, allocated);
  }

  /** With a sample phone, of which each emulator makes one by its name. */
  @Benchmark
  public int store(AllocatedBytes allocated) {
    return lives(store, allocated);
  }

  private static int lives(EmulatorConfig config, AllocatedBytes allocated) {
    int handles = 0;
    allocated.begin();
    for (int i = 0; i < EMULATORS; i++) {
      try (Emulator emulator = Emulator.create(config)) {
        Caller caller = new Caller(emulator, "dialer");
        int hPhone = caller.opens(0, PHONEPRIVILEGE_OWNER);
        caller.closes(hPhone);
        handles ^= hPhone;
      }
    }
    allocated.end(EMULATORS);
    return handles;
  }
}
