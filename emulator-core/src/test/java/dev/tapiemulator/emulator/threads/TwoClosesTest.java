package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoClosesTest {

  @Test
  void phoneClose_thatWaitedAndComesSecondIsRefusedForTheHandle() {
    EmulatorConfig config =
        EmulatorConfig.builder().phone(new EchoPhone()).ruling(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes").build();
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      app.tapi.phoneSetData(hPhone, 1, bytes(1), 1);
      TapiThread one = app.process.start("one", () -> app.tapi.phoneClose(hPhone));
      TapiThread two = app.process.start("two", () -> app.tapi.phoneClose(hPhone));
      one.join();
      two.join();
      List<Integer> refusedBy = new ArrayList<>();
      for (JournalRecord record : emulator.journal()) {
        if (record.kind() == JournalKind.RETURN && record.function() == PhoneFunction.PHONE_CLOSE) {
          refusedBy.add(record.word(1));
        }
      }
      assertEquals(List.of(0, Precondition.PHONE_HANDLE.ordinal() + 1), refusedBy);
    }
  }
}
