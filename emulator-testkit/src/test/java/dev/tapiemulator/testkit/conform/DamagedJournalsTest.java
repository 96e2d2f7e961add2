package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of which a part is missing, and very long ones, are checked like others. */
class DamagedJournalsTest {

  @TempDir
  private Path folder;

  private static void program(Emulator emulator) {
    Client client = Client.on(emulator);
    int hPhone = client.open();
    client.reply(client.send(hPhone, 0, "Hello"));
    client.send(hPhone, 0, "again");
    client.tapi.phoneClose(hPhone);
    TapiProcess server = emulator.attach("server");
    try (CompletionPort port = server.createCompletionPort()) {
      Client other = new Client(server, server.tapi())
          .initialize(PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT, port.handle(), null);
      other.send(other.open(), 0, "x");
      server.localFree(port.get(INFINITE).lpOverlapped());
      other.shutdown();
    }
    client.shutdown();
  }

  @Test
  void anyRecordMissing_isNoReasonToStop() throws IOException {
    Path whole = folder.resolve("whole.jsonl");
    JournalFile.write(Judged.journal(Judged.phone("desk-phone"), DamagedJournalsTest::program), whole);
    List<String> lines = Files.readAllLines(whole);
    for (int missing = 1; missing < lines.size(); missing++) {
      Journal damaged = without(lines, missing);
      List<Finding> findings = Conformance.check(damaged);
      for (ReportFormat format : ReportFormat.values()) {
        assertFalse(format.report("damaged", damaged, findings).isEmpty());
      }
      Conformance.compare(damaged, damaged);
    }
  }

  private Journal without(List<String> lines, int missing) throws IOException {
    List<String> left = new ArrayList<>(lines);
    left.remove(missing);
    for (int i = 1; i < left.size(); i++) {
      left.set(i, left.get(i).replaceFirst("\"n\":\\d+", "\"n\":" + (i - 1)));
    }
    return JournalFile.read(Files.write(folder.resolve("damaged.jsonl"), left));
  }

  @Test
  void veryLongJournal_isCheckedInTimeInProportion() {
    Journal journal = Judged.journal(Judged.phone("desk-phone"), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      for (int i = 0; i < 20_000; i++) {
        client.reply(client.tapi.phoneSetLamp(hPhone, 20, i % 2 == 0 ? PHONELAMPMODE_STEADY : PHONELAMPMODE_OFF));
      }
    });
    assertTimeout(Duration.ofSeconds(60), () -> assertEquals(2, Conformance.check(journal).size()));
  }
}
