package dev.tapiemulator.benchmarks.measured;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.tapiemulator.emulator.EmulatorConfig;
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

/**
 * The cycle: phoneSetData of sixteen bytes, the device, PHONE_REPLY, phoneGetMessage; beside it the floor and a mock.
 * All run in batches of the same length, each on an emulator that has just been made, since the journal grows with
 * every cycle.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(CycleBenchmark.CYCLES)
@Fork(value = 1, jvmArgs = {"-Xms4g", "-Xmx4g"})
public class CycleBenchmark {

  static final int CYCLES = 10_000;

  /** Cycles that fill the tables of a new emulator, before anything is measured. */
  private static final int FIRST_CYCLES = 16;

  /** An emulator with one phone. */
  @State(Scope.Thread)
  public static class JournalOn {

    private OpenPhones phones;

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = openPhone(History.ofCycles(CYCLES + FIRST_CYCLES));
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      phones.close();
    }
  }

  /** The same without history. */
  @State(Scope.Thread)
  public static class JournalOff {

    private OpenPhones phones;

    /** A new emulator. */
    @Setup(Level.Invocation)
    public void open() {
      phones = openPhone(History.none(1, 1));
    }

    /** Ends it. */
    @TearDown(Level.Invocation)
    public void close() {
      phones.close();
    }
  }

  private static OpenPhones openPhone(EmulatorConfig.Builder config) {
    OpenPhones phones = OpenPhones.of(1, config);
    for (int i = 0; i < FIRST_CYCLES; i++) {
      phones.caller.cycles(phones.handle(0));
    }
    return phones;
  }

  /** The hand-written loop, with one phone. */
  @State(Scope.Thread)
  public static class LeastWork {

    private final Floor.Loop loop = new Floor.Loop(1);
    private final int hPhone = loop.opens();
  }

  /** What many would write instead. */
  @State(Scope.Thread)
  public static class Mock {

    private static final int H_PHONE = 0x40010000;
    private static final int H_PHONE_APP = 0x10000;
    private static final int REQUEST = 1;

    private final Tapi32 tapi = mock(Tapi32.class, withSettings().stubOnly());
    private final ByteBuffer payload = Caller.payload();
    private final ByteBuffer message = ByteBuffer.allocate(Caller.MESSAGE_BYTES);

    /** It answers with constants, and writes no message: the least that a mock can do. */
    @Setup
    public void stub() {
      when(tapi.phoneSetData(eq(H_PHONE), eq(AnsweringPhone.DATA_ID), any(), anyInt())).thenReturn(REQUEST);
      when(tapi.phoneGetMessage(eq(H_PHONE_APP), any(), anyInt())).thenReturn(0);
    }

    private int cycles() {
      int request =
          Caller.accepted(tapi.phoneSetData(H_PHONE, AnsweringPhone.DATA_ID, payload, Caller.PAYLOAD_BYTES));
      Caller.succeeded(tapi.phoneGetMessage(H_PHONE_APP, message, 0));
      return request;
    }
  }

  @Benchmark
  public int journalOn(JournalOn world, AllocatedBytes allocated) {
    return emulator(world.phones, allocated);
  }

  @Benchmark
  public int journalOff(JournalOff world, AllocatedBytes allocated) {
    return emulator(world.phones, allocated);
  }

  private static int emulator(OpenPhones phones, AllocatedBytes allocated) {
    int hPhone = phones.handle(0);
    int requests = 0;
    allocated.begin();
    for (int i = 0; i < CYCLES; i++) {
      requests ^= phones.caller.cycles(hPhone);
    }
    allocated.end(CYCLES);
    return requests;
  }

  @Benchmark
  public int floor(LeastWork least, AllocatedBytes allocated) {
    int requests = 0;
    allocated.begin();
    for (int i = 0; i < CYCLES; i++) {
      requests ^= least.loop.cycles(least.hPhone);
    }
    allocated.end(CYCLES);
    return requests;
  }

  @Benchmark
  public int mockito(Mock mock, AllocatedBytes allocated) {
    int requests = 0;
    allocated.begin();
    for (int i = 0; i < CYCLES; i++) {
      requests ^= mock.cycles();
    }
    allocated.end(CYCLES);
    return requests;
  }
}
