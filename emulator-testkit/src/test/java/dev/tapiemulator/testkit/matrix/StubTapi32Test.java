package dev.tapiemulator.testkit.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.StubTapi32;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The stub says yes to every call, in order or not, and nothing comes of it. */
class StubTapi32Test {

  @Test
  void everyFunction_saysYesWhateverIsWrong() {
    StubTapi32 stub = new StubTapi32();
    List<Integer> requests = new ArrayList<>();
    for (boolean pointers : new boolean[] {true, false}) {
      for (PhoneFunction function : PhoneFunction.values()) {
        CallSheet sheet = new CallSheet();
        sheet.pointers = pointers;
        int result = sheet.call(stub, function);
        if (function.isAsync()) {
          requests.add(result);
        } else if (function != PhoneFunction.PHONE_GET_MESSAGE) {
          assertEquals(0, result, function.headerName());
        }
      }
    }
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18), requests);
  }

  @Test
  void phoneGetMessage_hasNoMessageAndEndsAProgramThatAsksForEver() {
    StubTapi32 stub = new StubTapi32();
    ByteBuffer message = ByteBuffer.allocate(64);
    assertThrows(IllegalStateException.class, () -> {
      while (stub.phoneGetMessage(1, message, -1) == Tapi.PHONEERR_OPERATIONFAILED) {
        assertEquals(0, message.getInt(0));
      }
    });
  }

  @Test
  void stub_canStandInForTheEmulatorsFunctions() {
    EmulatorConfig config = EmulatorConfig.builder().tapi(emulated -> new StubTapi32()).build();
    try (Emulator emulator = Emulator.create(config)) {
      Client client = Client.registered(emulator, "client");
      client.negotiate();
      int hPhone = client.open(Tapi.PHONEPRIVILEGE_OWNER);
      assertEquals(1, client.tapi.phoneSetLamp(hPhone, 0, 0));
      assertEquals(OptionalInt.empty(), client.replyTo(1));
      for (JournalRecord record : emulator.journal()) {
        assertFalse(record.kind() == JournalKind.CALL);
      }
    }
  }
}
