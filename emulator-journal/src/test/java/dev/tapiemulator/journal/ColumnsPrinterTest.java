package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ColumnsPrinterTest {

  @Test
  void print_isAsTheGoldenFileShows() throws IOException {
    Golden.check("first-call-80.txt", ColumnsPrinter.ofWidth(80).print(FirstCalls.firstCall()));
    Golden.check("close-suppresses-reply-80.txt", ColumnsPrinter.ofWidth(80).print(FirstCalls.closeSuppressesReply()));
    Golden.check("close-suppresses-reply-120.txt",
        ColumnsPrinter.ofWidth(120).print(FirstCalls.closeSuppressesReply()));
    Golden.check("pump-thread-80.txt", ColumnsPrinter.ofWidth(80).print(ThreadedRuns.pumpThread()));
    Golden.check("exception-80.txt", ColumnsPrinter.ofWidth(80).print(ThreadedRuns.exception()));
  }

  @Property(seed = "1")
  void print_keepsToItsWidthWhateverTheJournalHolds(
      @ForAll long journalSeed, @ForAll @IntRange(min = 0, max = 200) int width) {
    Journal journal = RandomJournals.ofSeed(journalSeed);
    String printed = ColumnsPrinter.ofWidth(width).print(journal);

    int widest = Math.max(width, ColumnsPrinter.NARROWEST);
    assertTrue(printed.lines().allMatch(line -> line.length() <= widest), printed);
    assertTrue(printed.lines().anyMatch(line -> line.startsWith("choices: ")), printed);
  }

  @Test
  void print_beginsARowWithWhatCameFromOutside() {
    JournalTape tape = new JournalTape(10);
    for (int process = 1; process <= 2; process++) {
      tape.begin(JournalKind.CALL, PhoneFunction.PHONE_CLOSE.ordinal(), 0, 0, process, -1).word(process).end();
      tape.begin(JournalKind.RETURN, PhoneFunction.PHONE_CLOSE.ordinal(), 0, 0, process, -1).word(0).end();
    }

    assertEquals("""
          ms | process 1         | process 2         | kernel
           0 | phoneClose -> 0x1 |                   |
           0 | <- 0              |                   |
           0 |                   | phoneClose -> 0x2 |
           0 |                   | <- 0              |
        choices: all ordinary   seed: none
        """, ColumnsPrinter.ofWidth(80).print(tape.read()));
  }

  @Test
  void print_saysInAReturnWhatReturnsOnlyWhenItsOwnThreadHasCalledSince() {
    JournalTape tape = new JournalTape(20);
    tape.begin(JournalKind.THREAD_STARTED, 0, 0, 0, 1, -1).word(1).text("pump").end();
    tape.begin(JournalKind.CALL, PhoneFunction.PHONE_SHUTDOWN.ordinal(), 0, 0, 1, -1).word(1).end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(1).end();
    tape.begin(JournalKind.CALL, PhoneFunction.PHONE_CLOSE.ordinal(), 0, 0, 1, -1).word(2).end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(0).end();
    tape.begin(JournalKind.RETURN, PhoneFunction.PHONE_SHUTDOWN.ordinal(), 0, 0, 1, -1).word(0).end();
    tape.begin(JournalKind.JOIN, 0, 0, 0, 0, -1).word(1).wide(3_000_000).end();
    tape.begin(JournalKind.JOINED, 0, 0, 0, 0, -1).word(1).word(0).end();

    assertEquals("""
          ms | process 1/main       | process 1/pump    | kernel
           0 | start pump           |                   |
           0 | phoneShutdown -> 0x1 |                   | turn of pump
           0 |                      | phoneClose -> 0x2 | turn of main
           0 | <- 0                 |                   |
           0 | join pump, 3ms ->    |                   |
           0 | <- timed out         |                   |
        choices: all ordinary   seed: none
        """, ColumnsPrinter.ofWidth(80).print(tape.read()));
  }

  @Test
  void print_leavesOutTheTurnsOfALiveRun() {
    JournalTape tape = new JournalTape(20);
    tape.begin(JournalKind.CONFIG, 0, 0, 0, 0, -1).text("live=true\n").end();
    tape.begin(JournalKind.THREAD_STARTED, 0, 0, 0, 1, -1).word(1).text("pump").end();
    tape.begin(JournalKind.TURN, 0, 0, 0, 0, -1).word(1).end();
    tape.begin(JournalKind.THREAD_ENDED, 0, 0, 0, 1, -1).word(1).end();

    assertEquals("""
        set up: live=true
          ms | process 1/main | process 1/pump | kernel
           0 | start pump     |                |
           0 |                | ends           |
        choices: all ordinary   seed: none
        """, ColumnsPrinter.ofWidth(80).print(tape.read()));
  }

  @Test
  void share_givesWhatIsWantedWhileThereIsRoom() {
    assertArrayEquals(new int[] {5, 10, 3}, ColumnWidths.share(20, new int[] {5, 10, 3}));
    assertArrayEquals(new int[] {8, 4, 8}, ColumnWidths.share(20, new int[] {50, 4, 60}));
    assertArrayEquals(new int[] {8, 9, 3}, ColumnWidths.share(20, new int[] {50, 60, 3}));
  }

  @Test
  void wrap_breaksAtBlanksThenAtJointsAndOnlyThenAnywhere() {
    assertEquals(List.of("one two", "  three"), ColumnWidths.wrap("one two three", 8));
    assertEquals(List.of("abcdefgh", "  ijklmn"), ColumnWidths.wrap("abcdefghijklmn", 8));
    assertEquals(List.of("PHONEERR_", "  NOTOWNER"), ColumnWidths.wrap("PHONEERR_NOTOWNER", 16));
    assertEquals(List.of("phoneSetStatus", "  Messages"), ColumnWidths.wrap("phoneSetStatusMessages", 16));
    assertEquals(List.of(""), ColumnWidths.wrap("", 8));
  }
}
