package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.conform.Judged.breaks;
import static dev.tapiemulator.testkit.conform.Judged.keeps;
import static dev.tapiemulator.testkit.conform.Judged.phone;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EventHandle;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The rules whose examples take more than a scenario can say; the others are tried with their own examples. */
class TraceRulesTest {

  private static final long FIRST_BLOCK = 0x1000_0000;

  private static List<Finding> checked(Consumer<Emulator> program) {
    return checked(phone("desk-phone"), program);
  }

  private static List<Finding> checked(EmulatorConfig.Builder config, Consumer<Emulator> program) {
    return Conformance.check(Judged.journal(config, program));
  }

  @Test
  void completionPort_blockIsFreed() {
    breaks("message-block-not-freed", checked(emulator -> arrivalAtPort(emulator, 0, false)));
    keeps("message-block-not-freed", checked(emulator -> arrivalAtPort(emulator, 1, false)));
  }

  @Test
  void completionPort_blockIsFreedOnce() {
    breaks("foreign-block-freed", checked(emulator -> arrivalAtPort(emulator, 2, false)));
    keeps("foreign-block-freed", checked(emulator -> arrivalAtPort(emulator, 1, false)));
  }

  @Test
  void completionPort_isClosedAfterShutdown() {
    breaks("port-closed-before-shutdown", checked(emulator -> arrivalAtPort(emulator, 1, true)));
    keeps("port-closed-before-shutdown", checked(emulator -> arrivalAtPort(emulator, 1, false)));
  }

  @Test
  void blocks_areThoseOfTheirProcess() {
    List<Finding> findings = checked(emulator -> {
      arrivalAtPort(emulator, 0, false);
      emulator.attach("other").localFree(FIRST_BLOCK);
    });
    breaks("message-block-not-freed", findings);
    breaks("foreign-block-freed", findings);
    keeps("message-block-not-freed", checked(emulator -> {
      arrivalAtPort(emulator, 0, false).kill();
    }));
  }

  private static TapiProcess arrivalAtPort(Emulator emulator, int frees, boolean closesFirst) {
    TapiProcess process = emulator.attach("server");
    CompletionPort port = process.createCompletionPort();
    Client client = new Client(process, process.tapi())
        .initialize(PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT, port.handle(), null);
    emulator.addPhone("store");
    CompletionPort.Packet packet = port.get(0);
    for (int i = 0; i < frees; i++) {
      process.localFree(packet.lpOverlapped());
    }
    if (closesFirst) {
      port.close();
    }
    client.shutdown();
    port.close();
    return process;
  }

  @Test
  void hiddenWindow_isPumpedByItsThread() {
    breaks("pumps-on-other-thread", checked(emulator -> {
      TapiProcess process = emulator.attach("client");
      lightsALamp(process);
      process.start("pump", () -> process.messageLoop().pump(INFINITE));
      emulator.runUntilIdle();
    }));
    keeps("pumps-on-other-thread", checked(emulator -> {
      TapiProcess process = emulator.attach("client");
      process.start("pump", () -> {
        lightsALamp(process);
        process.messageLoop().pump(INFINITE);
      }).join();
    }));
  }

  private static void lightsALamp(TapiProcess process) {
    Client client = new Client(process, process.tapi())
        .initialize(PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW, 0, (h, m, i, p1, p2, p3) -> { });
    client.tapi.phoneSetLamp(client.open(), 20, PHONELAMPMODE_STEADY);
  }

  @Test
  void event_isNotWaitedForAfterShutdown() {
    breaks("waits-for-closed-event", checked(emulator -> eventAndShutdown(emulator, true)));
    keeps("waits-for-closed-event", checked(emulator -> eventAndShutdown(emulator, false)));
  }

  private static void eventAndShutdown(Emulator emulator, boolean shutdownFirst) {
    Client client = Client.on(emulator);
    EventHandle event = client.process.eventHandle(client.hEvent);
    if (shutdownFirst) {
      client.shutdown();
    }
    event.waitFor(1);
    client.shutdown();
  }

  @Test
  void event_isToldFromThatOfAnotherApplication() {
    breaks("waits-for-closed-event", checked(emulator -> twoEvents(emulator, true)));
    keeps("waits-for-closed-event", checked(emulator -> twoEvents(emulator, false)));
  }

  /** The first application is shut down; then the event of one of the two is waited for. */
  private static void twoEvents(Emulator emulator, boolean waitsForTheFirst) {
    Client first = Client.on(emulator);
    EventHandle event = first.process.eventHandle(first.hEvent);
    event.waitFor(1);
    Client second = new Client(first.process, first.tapi).initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
    first.shutdown();
    (waitsForTheFirst ? event : first.process.eventHandle(second.hEvent)).waitFor(1);
    second.shutdown();
  }

  @Test
  void capabilities_areReadAgainAfterTheyChanged() {
    breaks("capabilities-change-ignored", changing(false));
    keeps("capabilities-change-ignored", changing(true));
  }

  private static List<Finding> changing(boolean readsAgain) {
    VendorPhone phone = new VendorPhone();
    return checked(EmulatorConfig.builder().phone(phone), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      readCapabilities(client);
      client.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_CAPSCHANGE, 0, 0);
      phone.change();
      client.message(0);
      if (readsAgain) {
        readCapabilities(client);
      }
      client.reply(client.send(hPhone, 0, "Hello"));
    });
  }

  private static void readCapabilities(Client client) {
    ByteBuffer block = ByteBuffer.allocate(4096);
    new PhoneCaps().wrap(block).dwTotalSize(block.capacity());
    client.tapi.phoneGetDevCaps(client.hPhoneApp, 0, TAPI_VERSION_2_2, 0, block);
  }

  @Test
  void vendorEscape_needsAnExtensionVersion() {
    breaks("vendor-escape-without-extension", checked(
        EmulatorConfig.builder().phone(new VendorPhone()), emulator -> escape(emulator, 0)));
    keeps("vendor-escape-without-extension", checked(
        EmulatorConfig.builder().phone(new VendorPhone()), emulator -> escape(emulator, VendorPhone.EXT_VERSION)));
  }

  private static void escape(Emulator emulator, int extVersion) {
    Client client = Client.on(emulator);
    IntHolder version = new IntHolder();
    client.tapi.phoneNegotiateAPIVersion(client.hPhoneApp, 0, TAPI_VERSION_1_4, TAPI_VERSION_2_2, version, null);
    if (extVersion != 0) {
      client.tapi.phoneNegotiateExtVersion(
          client.hPhoneApp, 0, version.value, extVersion, extVersion, new IntHolder());
    }
    int hPhone = client.open(0, PHONEPRIVILEGE_OWNER, extVersion);
    client.reply(client.tapi.phoneDevSpecific(hPhone, ByteBuffer.allocate(8), 8));
  }
}
