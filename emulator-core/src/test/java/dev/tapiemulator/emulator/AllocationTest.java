package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the emulator costs: nothing on the heap for a request and its reply, little for a whole emulator. */
@SteppedOnly("a live emulator pays with allocations for its threads")
class AllocationTest {

  private static final int CYCLES = 1_000_000;
  private static final int WARM_UP_CYCLES = 50_000;
  private static final long MOST_BYTES = 10_000;
  private static final int RECORDS_OF_A_CYCLE = 14;
  private static final int MESSAGE_BYTES = 64;

  private static final int EMULATORS = 2_000;
  private static final long MOST_BYTES_OF_AN_EMULATOR = 32 * 1024;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ByteBuffer payload = bytes(1, 2, 3, 4);
  private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);

  private static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  @Test
  void phoneSetData_toPhoneGetMessageAllocatesNothing() {
    int records = (CYCLES + WARM_UP_CYCLES) * RECORDS_OF_A_CYCLE;
    ScriptedPhone phone = new ScriptedPhone();
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return requestId;
    };
    EmulatorConfig config = EmulatorConfig.builder()
        .bounds(Bounds.DEFAULT.withJournal(records, records, 2 * payload.remaining() * (CYCLES + WARM_UP_CYCLES)))
        .phone(phone)
        .build();
    try (Emulator emulator = TestEmulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      cycles(app, hPhone, WARM_UP_CYCLES);
      long bytesBefore = allocatedBytes();
      long nanosBefore = System.nanoTime();
      cycles(app, hPhone, CYCLES);
      long nanos = System.nanoTime() - nanosBefore;
      long bytes = allocatedBytes() - bytesBefore;
      System.out.printf("a cycle: %.4f bytes, %d ns, %d journal records%n",
          (double) bytes / CYCLES, nanos / CYCLES, emulator.journal().size() / (CYCLES + WARM_UP_CYCLES));
      assertTrue(bytes < MOST_BYTES, () -> bytes + " bytes in " + CYCLES + " cycles");
      assertEquals(CYCLES + WARM_UP_CYCLES, phone.downloads);
    }
  }

  private void cycles(TestApp app, int hPhone, int count) {
    for (int i = 0; i < count; i++) {
      int request = app.tapi.phoneSetData(hPhone, 1, payload, payload.remaining());
      int result = app.tapi.phoneGetMessage(app.hPhoneApp, message, 0);
      if (request <= 0 || result != 0) {
        throw new AssertionError("cycle " + i + ": " + request + ", " + result);
      }
    }
  }

  @Test
  void emulator_isSmall() {
    createAndClose(EMULATORS);
    long bytesBefore = allocatedBytes();
    long nanosBefore = System.nanoTime();
    createAndClose(EMULATORS);
    long nanos = System.nanoTime() - nanosBefore;
    long bytes = (allocatedBytes() - bytesBefore) / EMULATORS;
    System.out.printf("create, attach, close: %d bytes, %d us%n", bytes, Duration.ofNanos(nanos / EMULATORS).toNanos() / 1000);
    assertTrue(bytes < MOST_BYTES_OF_AN_EMULATOR, () -> bytes + " bytes for an emulator");
  }

  private static void createAndClose(int count) {
    for (int i = 0; i < count; i++) {
      try (Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(new ScriptedPhone()).build())) {
        emulator.attach("dialer");
      }
    }
  }
}
