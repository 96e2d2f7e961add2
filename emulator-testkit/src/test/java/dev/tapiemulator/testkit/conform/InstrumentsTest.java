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
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What marks in buffers and places for results bring to light, and that honest programs notice nothing of them. */
class InstrumentsTest {

  private static final byte[] CONTENT = {1, 2, 3, 4, 5, 6, 7, 8};

  private static List<Finding> checked(Consumer<Client> program) {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new VendorPhone()).build())) {
      TapiProcess process = emulator.attach("client");
      Instruments instruments = Instruments.on(emulator, process);
      Client client = new Client(process, instruments.tapi())
          .initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
      client.forcedCloses = () -> emulator.phone(0).forceClose();
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

  /** However much a phone's bytes look like marks. */
  @ParameterizedTest
  @ValueSource(ints = {0xA5, 0xB6, 0xC7, 0x93, 0xF1, 0xE9, 0xD2, 0xFA, 0xE3})
  void bytesOfThePhone_areLeftAsTheyAre(int last) {
    byte[] content = new byte[8];
    Arrays.fill(content, (byte) last);
    List<Finding> findings = checked(client -> {
      int hPhone = client.open();
      client.reply(client.tapi.phoneSetData(hPhone, 0, ByteBuffer.wrap(content), content.length));
      ByteBuffer data = ByteBuffer.allocate(8);
      client.tapi.phoneGetData(hPhone, 0, data, 8);
      assertArrayEquals(content, data.array());
      ByteBuffer more = ByteBuffer.allocate(12);
      client.tapi.phoneGetData(hPhone, 0, more, 12);
      assertArrayEquals(content, Arrays.copyOf(more.array(), content.length));
      client.tapi.phoneSetData(hPhone, 0, data, 8);
    });
    assertEquals(List.of(), instrumented(findings));
  }

  /** What lies behind dwSize or dwTotalSize is the program's own. */
  @Test
  void roomThatWasNotGiven_isLeftAsItIs() {
    List<Finding> findings = checked(client -> {
      int hPhone = client.open();
      ByteBuffer data = ByteBuffer.allocate(16).put(15, (byte) 1);
      client.tapi.phoneGetData(hPhone, 0, data, 8);
      assertEquals(1, data.get(15));
      ByteBuffer status = ByteBuffer.allocate(512).put(511, (byte) 2);
      PhoneStatus view = new PhoneStatus().wrap(status).dwTotalSize(256);
      assertEquals(0, client.tapi.phoneGetStatus(hPhone, status));
      assertEquals(256, view.dwTotalSize());
      assertEquals(2, status.get(511));
      ByteBuffer block = ByteBuffer.allocate(64).put(63, (byte) 3);
      client.tapi.phoneGetMessage(client.hPhoneApp, block, 0);
      assertEquals(3, block.get(63));
    });
    assertEquals(List.of(), instrumented(findings));
  }

  @Test
  void structure_isMarkedBehindItsUsedSize() {
    breaks("read-beyond-used-size", checked(client -> {
      int hPhone = client.open();
      ByteBuffer status = ByteBuffer.allocate(512);
      PhoneStatus view = new PhoneStatus().wrap(status).dwTotalSize(512);
      client.tapi.phoneGetStatus(hPhone, status);
      client.tapi.phoneSetLamp(hPhone, 0, status.order(ByteOrder.LITTLE_ENDIAN).getInt(view.dwUsedSize()));
    }));
  }

  @Test
  void structureOfARefusedCall_isNotUsed() {
    breaks("output-of-refused-call-used", checked(client -> {
      ByteBuffer caps = ByteBuffer.allocate(512);
      PhoneCaps view = new PhoneCaps().wrap(caps).dwTotalSize(512);
      client.tapi.phoneGetDevCaps(client.hPhoneApp, 7, TAPI_VERSION_2_2, 0, caps);
      client.tapi.phoneSetRing(client.open(), view.dwNumRingModes(), 0);
    }));
  }

  /** Nothing is written back any more, so the buffer is the program's again. */
  @ParameterizedTest
  @ValueSource(strings = {"close", "shutdown", "forced"})
  void buffer_isGivenBackWithItsHandle(String end) {
    List<Finding> findings = checked(client -> {
      int hPhone = client.open();
      ByteBuffer params = ByteBuffer.wrap(CONTENT.clone());
      client.tapi.phoneDevSpecific(hPhone, params, CONTENT.length);
      switch (end) {
        case "close" -> client.tapi.phoneClose(hPhone);
        case "shutdown" -> client.shutdown();
        default -> {
          client.forcedCloses.run();
          client.message(0);
          client.message(0);
        }
      }
      client.tapi.phoneGetLamp(hPhone, 0, new IntHolder());
      if (!end.equals("forced")) {
        assertArrayEquals(CONTENT, params.array());
      }
      params.put(0, (byte) 99);
      client.tapi.phoneGetLamp(hPhone, 0, new IntHolder());
    });
    assertEquals(List.of(), instrumented(findings));
  }

  private static List<Finding> instrumented(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.rule().evidence() == Evidence.INSTRUMENTED).toList();
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
    assertEquals(List.of(), instrumented(findings));
  }
}
