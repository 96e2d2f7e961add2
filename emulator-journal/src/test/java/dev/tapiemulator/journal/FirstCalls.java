package dev.tapiemulator.journal;

import static dev.tapiemulator.tapi.Tapi.PHONEINITIALIZEEXOPTION_USEEVENT;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_1_3;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_2;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Two short real runs that the golden files show. */
final class FirstCalls {

  private final TapiProcess dialer;
  private final Tapi32 tapi;
  private int hPhoneApp;
  private int hPhone;

  private FirstCalls(Emulator emulator) {
    this(emulator.attach("dialer"));
  }

  private FirstCalls(TapiProcess dialer) {
    this.dialer = dialer;
    this.tapi = dialer.tapi();
  }

  /** An application sends text to the desk phone and waits for the reply. */
  static Journal firstCall() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone("desk-phone").build())) {
      FirstCalls run = new FirstCalls(emulator);
      run.opens();
      run.sends("Hello");
      run.getsMessage(1000);
      run.tapi.phoneClose(run.hPhone);
      run.getsMessage(0);
      run.tapi.phoneShutdown(run.hPhoneApp);
      return emulator.journal();
    }
  }

  /** An application closes before the reply comes, and uses the stale handle. */
  static Journal closeSuppressesReply() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone("store").build())) {
      FirstCalls run = new FirstCalls(emulator);
      run.opens();
      run.sends("Hello");
      run.tapi.phoneClose(run.hPhone);
      emulator.advance(Duration.ofMillis(50));
      run.getsMessage(0);
      run.getsMessage(0);
      run.sends("again");
      return emulator.journal();
    }
  }

  /** A process opens the first phone as its owner. */
  static void opens(TapiProcess process) {
    new FirstCalls(process).opens();
  }

  private void opens() {
    ByteBuffer block = ByteBuffer.allocate(PhoneInitializeExParams.fixedSize(dialer.pointerWidth()));
    new PhoneInitializeExParams(dialer.pointerWidth()).wrap(block)
        .dwTotalSize(block.capacity())
        .dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    IntHolder app = new IntHolder();
    IntHolder version = new IntHolder(TAPI_VERSION_2_2);
    tapi.phoneInitializeExW(app, 0, null, "dialer", new IntHolder(), version, block);
    hPhoneApp = app.value;
    tapi.phoneNegotiateAPIVersion(hPhoneApp, 0, TAPI_VERSION_1_3, TAPI_VERSION_2_2, version, ByteBuffer.allocate(16));
    IntHolder phone = new IntHolder();
    tapi.phoneOpen(hPhoneApp, 0, phone, version.value, 0, 0, PHONEPRIVILEGE_OWNER);
    hPhone = phone.value;
  }

  private void sends(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    tapi.phoneSetData(hPhone, 0, ByteBuffer.wrap(bytes), bytes.length);
  }

  private void getsMessage(int timeoutMillis) {
    tapi.phoneGetMessage(hPhoneApp, ByteBuffer.allocate(PhoneMessage.fixedSize(dialer.pointerWidth())), timeoutMillis);
  }
}
