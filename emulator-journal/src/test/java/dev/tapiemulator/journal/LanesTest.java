package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.JournalTape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final Journal TWO_AND_TWO = twoProcessesAndTwoOfThreePhones();
  private static final Journal THREADS = twoProcessesAndFourThreads();

  @Test
  void headings_nameProcessesKernelAndThePhonesThatTakePart() {
    assertEquals(List.of("dialer", "monitor", "kernel", "1 desk-phone", "2 lamp-panel"), lanes(5).headings());
  }

  @Test
  void headings_sharePhonesFirstAndThenProcesses() {
    assertEquals(List.of("dialer", "monitor", "kernel", "phones"), lanes(4).headings());
    assertEquals(List.of("processes", "kernel", "phones"), lanes(3).headings());
  }

  @Test
  void owner_saysWhoseAnEntryIsInASharedColumn() {
    JournalRecord ofProcess2 = TWO_AND_TWO.get(2);
    JournalRecord ofPhone1 = TWO_AND_TWO.get(3);

    assertEquals(1, lanes(5).process(ofProcess2));
    assertEquals("", lanes(5).owner(1, ofProcess2));
    assertEquals(0, lanes(3).process(ofProcess2));
    assertEquals("2: ", lanes(3).owner(0, ofProcess2));
    assertEquals(3, lanes(5).phone(ofPhone1));
    assertEquals(2, lanes(3).phone(ofPhone1));
    assertEquals("1: ", lanes(3).owner(2, ofPhone1));
  }

  @Test
  void process_isTheKernelForRecordsOfNobody() {
    assertEquals(2, lanes(5).process(TWO_AND_TWO.get(0)));
    assertEquals(2, lanes(5).phone(TWO_AND_TWO.get(0)));
  }

  @Test
  void headings_nameTheThreadsOfAProcess_whichShareAColumnBeforeProcessesDo() {
    assertEquals(
        List.of("dialer/main", "dialer/pump (1)", "monitor/pump (2)", "task", "kernel"), threads(5).headings());
    assertEquals(List.of("dialer", "monitor", "threads", "kernel"), threads(4).headings());
    assertEquals(List.of("processes", "kernel"), threads(3).headings());
  }

  @Test
  void owner_saysWhichThreadItIsInASharedColumn() {
    assertEquals(List.of("", "", "", "", ""), owners(threads(5)));
    assertEquals(List.of("main: ", "pump (1): ", "", "", "task: "), owners(threads(4)));
    assertEquals(List.of("1/main: ", "1/pump (1): ", "2: ", "2: ", "task: "), owners(threads(3)));
  }

  /** Of two threads of process 1, of one of process 2, of its death, and of a thread of no process. */
  private static List<String> owners(Lanes lanes) {
    List<String> owners = new ArrayList<>();
    for (JournalRecord record : THREADS) {
      int lane = record.kind() == JournalKind.KILL ? lanes.process(record) : lanes.caller(record);
      if (record.kind() == JournalKind.LOCAL_FREE || record.kind() == JournalKind.KILL
          || record.kind() == JournalKind.THREAD_ENDED) {
        owners.add(lanes.owner(lane, record));
      }
    }
    return owners;
  }

  private static Lanes threads(int most) {
    return new Lanes(Parties.of(THREADS), most);
  }

  private static Journal twoProcessesAndFourThreads() {
    JournalTape tape = new JournalTape(100);
    tape.begin(JournalKind.ATTACH, 0, 0, 0, 1, -1).word(64).text("dialer").end();
    tape.begin(JournalKind.ATTACH, 0, 0, 0, 2, -1).word(64).text("monitor").end();
    tape.begin(JournalKind.LOCAL_FREE, 0, 0, 0, 1, -1).end();
    tape.begin(JournalKind.THREAD_STARTED, 0, 0, 0, 1, -1).word(1).text("pump").end();
    tape.begin(JournalKind.THREAD_STARTED, 0, 0, 0, 2, -1).word(2).text("pump").end();
    tape.begin(JournalKind.THREAD_STARTED, 0, 0, 0, 0, -1).word(3).text("task").end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(1).end();
    tape.begin(JournalKind.LOCAL_FREE, 0, 0, 0, 1, -1).end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(2).end();
    tape.begin(JournalKind.LOCAL_FREE, 0, 0, 0, 2, -1).end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(3).end();
    tape.begin(JournalKind.KILL, 0, 0, 0, 2, -1).end();
    tape.begin(JournalKind.THREAD_ENDED, 0, 0, 0, 0, -1).word(3).end();
    return tape.read();
  }

  private static Lanes lanes(int most) {
    return new Lanes(Parties.of(TWO_AND_TWO), most);
  }

  private static Journal twoProcessesAndTwoOfThreePhones() {
    JournalTape tape = new JournalTape(100);
    tape.begin(JournalKind.CONFIG, 0, 0, 0, 0, -1)
        .text("provider=a\nphone=store\nprovider=b\nphone=desk-phone\nphone=lamp-panel\n").end();
    tape.begin(JournalKind.ATTACH, 0, 0, 0, 1, -1).word(64).text("dialer").end();
    tape.begin(JournalKind.ATTACH, 0, 0, 0, 2, -1).word(64).text("monitor").end();
    tape.begin(JournalKind.NOTE, 0, 0, 0, 0, 1).text("one").end();
    tape.begin(JournalKind.NOTE, 0, 0, 0, 0, 2).text("two").end();
    tape.begin(JournalKind.SESSION, 0, 0, 0, 0, 0).word(1).end();
    return tape.read();
  }
}
