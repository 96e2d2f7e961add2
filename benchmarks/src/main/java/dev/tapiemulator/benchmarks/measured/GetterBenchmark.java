package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_MONITOR;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneStatus;
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

/** What it costs to read the two large structures of the desk phone into a buffer that suffices. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GetterBenchmark.CALLS)
@Fork(value = 1, jvmArgs = {"-Xms4g", "-Xmx4g"})
public class GetterBenchmark {

  static final int CALLS = 1_000;

  /** A call asks the phone for each of its elements, which is more to remember than a cycle. */
  private static final int CYCLES_WORTH = 4;
  private static final int BLOCK_BYTES = 16_384;

  /** The desk phone, monitored. */
  @State(Scope.Thread)
  public static class DeskPhone {

    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    private Emulator emulator;
    private Caller caller;
    private int hPhone;

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      emulator = Emulator.create(History.ofCycles(CYCLES_WORTH * CALLS).phone("desk-phone").build());
      caller = new Caller(emulator, "reader");
      hPhone = caller.opens(0, PHONEPRIVILEGE_MONITOR);
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      emulator.close();
    }
  }

  @Benchmark
  public int status(DeskPhone phone, AllocatedBytes allocated) {
    PhoneStatus status = new PhoneStatus().wrap(phone.block);
    allocated.begin();
    for (int i = 0; i < CALLS; i++) {
      status.dwTotalSize(BLOCK_BYTES);
      Caller.succeeded(phone.caller.tapi.phoneGetStatus(phone.hPhone, phone.block));
    }
    allocated.end(CALLS);
    return requireWhole(status.dwUsedSize(), status.dwNeededSize());
  }

  @Benchmark
  public int devCaps(DeskPhone phone, AllocatedBytes allocated) {
    PhoneCaps caps = new PhoneCaps().wrap(phone.block);
    int hPhoneApp = phone.caller.hPhoneApp;
    allocated.begin();
    for (int i = 0; i < CALLS; i++) {
      caps.dwTotalSize(BLOCK_BYTES);
      Caller.succeeded(phone.caller.tapi.phoneGetDevCaps(hPhoneApp, 0, TAPI_VERSION_2_2, 0, phone.block));
    }
    allocated.end(CALLS);
    return requireWhole(caps.dwUsedSize(), caps.dwNeededSize());
  }

  private static int requireWhole(int usedBytes, int neededBytes) {
    if (usedBytes != neededBytes) {
      throw new AssertionError("the buffer does not suffice: " + neededBytes + " bytes");
    }
    return usedBytes;
  }
}
