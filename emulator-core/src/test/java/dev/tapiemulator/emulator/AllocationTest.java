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
import org.junit.jupiter.api.Test;

/** What the emulator costs: nothing on the heap for a request and its reply, little for a whole emulator. */
@SteppedOnly("a live emulator pays with allocations for its threads")
class AllocationTest {

  /** How many stretches there are at most, until the compiler has caught up and one of them is free of its delays. */
  private static final int STRETCHES = 20;
  private static final int CYCLES = 50_000;
  private static final long MOST_BYTES = CYCLES / 100;
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
    int records = STRETCHES * CYCLES * RECORDS_OF_A_CYCLE;
    ScriptedPhone phone = new ScriptedPhone();
    phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return requestId;
    };
    EmulatorConfig config = EmulatorConfig.builder()
        .bounds(Bounds.DEFAULT.withJournal(records, records, 2 * payload.remaining() * STRETCHES * CYCLES))
        .phone(phone)
        .build();
    try (Emulator emulator = TestEmulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      long least = leastBytes(() -> cycles(app, hPhone));
      assertTrue(least < MOST_BYTES, () -> least + " bytes in " + CYCLES + " cycles");
      assertEquals(0, phone.downloads % CYCLES);
    }
  }

  /** What one of several stretches allocates at the least; no more of them than it takes to see it is little. */
  private static long leastBytes(Runnable stretch) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < STRETCHES && least >= MOST_BYTES; i++) {
      long bytesBefore = allocatedBytes();
      stretch.run();
      least = Math.min(least, allocatedBytes() - bytesBefore);
    }
    return least;
  }

  private void cycles(TestApp app, int hPhone) {
    for (int i = 0; i < CYCLES; i++) {
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
    createAndClose(EMULATORS);
    long bytes = (allocatedBytes() - bytesBefore) / EMULATORS;
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
