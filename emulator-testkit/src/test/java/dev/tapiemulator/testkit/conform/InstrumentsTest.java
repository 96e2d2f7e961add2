package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.conform.Judged.breaks;
import static dev.tapiemulator.testkit.conform.Judged.keeps;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiProcess;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What marks in buffers and places for results bring to light, and that honest programs notice nothing of them. */
class InstrumentsTest {

  private static final byte[] CONTENT = {1, 2, 3, 4, 5, 6, 7, 8};

  private static List<Finding> checked(Consumer<Client> program) {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new VendorPhone()).build())) {
      TapiProcess process = emulator.attach("client");
      Instruments instruments = Instruments.on(emulator, process);
      Client client = new Client(process, instruments.tapi())
          .initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
      program.accept(client);
      return Conformance.check(emulator.journal(), instruments);
    }
  }

  @Test
  void outputOfRefusedCall_isNotUsed() {
    breaks("output-of-refused-call-used", checked(client -> {
      IntHolder hPhone = new IntHolder();
      client.tapi.phoneOpen(client.hPhoneApp, 7, hPhone, TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_OWNER);
      client.tapi.phoneSetLamp(hPhone.value, 0, PHONELAMPMODE_STEADY);
    }));
    keeps("output-of-refused-call-used", checked(client -> {
      IntHolder hPhone = new IntHolder();
      client.tapi.phoneOpen(client.hPhoneApp, 7, hPhone, TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_OWNER);
      client.tapi.phoneSetLamp(client.open(), 0, PHONELAMPMODE_STEADY);
    }));
  }

  @Test
  void bytesBehindTheUsed_areNotRead() {
    breaks("read-beyond-used-size", checked(client -> copyArea(client, 64)));
    keeps("read-beyond-used-size", checked(client -> copyArea(client, CONTENT.length)));
  }

  private static void copyArea(Client client, int copiedBytes) {
    int hPhone = client.open();
    client.reply(client.tapi.phoneSetData(hPhone, 0, ByteBuffer.wrap(CONTENT), CONTENT.length));
    ByteBuffer data = ByteBuffer.allocate(64);
    client.tapi.phoneGetData(hPhone, 0, data, 64);
    client.tapi.phoneSetData(hPhone, 0, data, copiedBytes);
  }

  @Test
  void asynchronousBuffer_isReadAfterTheReply() {
    breaks("asynchronous-buffer-read-early", checked(client -> escape(client, false, false)));
    keeps("asynchronous-buffer-read-early", checked(client -> escape(client, true, false)));
  }

  @Test
  void asynchronousBuffer_isNotChangedBeforeTheReply() {
    breaks("asynchronous-buffer-changed", checked(client -> escape(client, false, true)));
    keeps("asynchronous-buffer-changed", checked(client -> escape(client, true, true)));
  }

  private static void escape(Client client, boolean waits, boolean changes) {
    int hPhone = client.open();
    ByteBuffer params = ByteBuffer.wrap(CONTENT.clone());
    int request = client.tapi.phoneDevSpecific(hPhone, params, CONTENT.length);
    if (waits) {
      client.reply(request);
    }
    if (changes) {
      params.put(0, (byte) 9);
    }
    client.tapi.phoneSetData(hPhone, 0, params, CONTENT.length);
  }

  @Test
  void honestProgram_noticesNothing() {
    List<Finding> findings = checked(client -> {
      int hPhone = client.open();
      ByteBuffer params = ByteBuffer.wrap(CONTENT.clone());
      int request = client.tapi.phoneDevSpecific(hPhone, params, CONTENT.length);
      assertEquals(0, client.reply(request));
      byte[] turned = new byte[CONTENT.length];
      for (int i = 0; i < turned.length; i++) {
        turned[i] = (byte) ~CONTENT[i];
      }
      assertArrayEquals(turned, params.array());
      assertEquals(null, client.message(0));
      client.tapi.phoneClose(hPhone);
      client.shutdown();
    });
    assertEquals(List.of(), findings.stream()
        .filter(finding -> finding.rule().evidence() == Evidence.INSTRUMENTED).toList());
  }
}
