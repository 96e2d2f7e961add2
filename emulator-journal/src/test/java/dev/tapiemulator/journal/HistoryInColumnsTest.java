package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.DeadlockFailure;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistoryInColumnsTest {

  private static String print(Journal journal, int mostLines) {
    return new HistoryInColumns().print(journal, mostLines);
  }

  @Test
  void message_ofADeadlockEndsWithTheHistory() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().build())) {
      TapiProcess process = emulator.attach("dialer");
      TapiThread waits = process.start("waits", () -> process.messageLoop().pump(-1));

      DeadlockFailure failure = assertThrows(DeadlockFailure.class, waits::join);

      assertEquals("""

            ms | dialer/main   | dialer/waits               | kernel
             0 | start waits   |                            |
             0 | join waits -> |                            | turn of waits
             0 |               | pump messages, INFINITE -> |
          choices: all ordinary   seed: none
          """, history(failure));
    }
  }

  @Test
  void message_ofAnExceptionInAThreadEndsWithTheHistory() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().build())) {
      TapiProcess process = emulator.attach("dialer");
      TapiThread bad = process.start("bad", () -> {
        throw new IllegalStateException("no way");
      });

      EmulatorFailure failure = assertThrows(EmulatorFailure.class, bad::join);

      assertTrue(failure.what().startsWith("thread \"bad\" ended with java.lang.IllegalStateException: no way"));
      assertTrue(history(failure).contains("| ends with "), failure.getMessage());
    }
  }

  private static String history(EmulatorFailure failure) {
    return failure.getMessage().substring(failure.what().length());
  }

  @Property(seed = "1", tries = 200)
  void print_hasTheLatestLinesAndNoMore(@ForAll long seed, @ForAll @IntRange(min = 12, max = 80) int mostLines) {
    Journal journal = RandomRun.withThreads(seed, 20);
    List<String> lines = print(journal, mostLines).lines().toList();

    assertTrue(lines.size() <= mostLines, () -> lines.size() + " lines");
    assertTrue(lines.stream().allMatch(line -> line.length() <= 120), () -> String.join("\n", lines));
  }

  @Test
  void print_beginsWithTheHeadingsAndEndsWithWhatReplaysTheRun() {
    JournalTape tape = new JournalTape(3000);
    tape.begin(JournalKind.ATTACH, 0, 0, 0, 1, -1).word(64).text("dialer").end();
    tape.begin(JournalKind.LOCAL_FREE, 0, 0, 0, 2, -1).word(64).end(); // too long ago for a column
    for (int i = 0; i < 2000; i++) {
      tape.begin(JournalKind.LOCAL_FREE, 0, 0, i * 1_000_000L, 1, -1).wide(i).word(1).end();
    }

    assertEquals("""
          ms | dialer         | kernel
        1998 | LocalFree 1998 |
        1999 | LocalFree 1999 |
        choices: all ordinary   seed: none
        """, print(tape.read(), 4));
  }

  @Test
  void print_isWiderWhereMoreTakePartThanHaveRoom() {
    JournalTape tape = new JournalTape(100);
    for (int process = 1; process <= 5; process++) {
      tape.begin(JournalKind.LOCAL_FREE, 0, 0, 0, process, -1).wide(process).word(1).end();
    }

    String first = print(tape.read(), 20).lines().findFirst().orElseThrow();

    assertEquals("  ms | process 1   | process 2   | process 3   | process 4   | process 5   | kernel", first);
  }

  @Test
  void print_countsChoicesThatNobodyWouldRead() {
    JournalTape tape = new JournalTape(3000);
    for (int i = 0; i < 500; i++) {
      tape.begin(JournalKind.CHOICE, 0, 0, 0, 0, -1).word(2).word(1).end();
    }

    String printed = print(tape.read(), 20);

    assertTrue(printed.endsWith("\nchoices: 500, in the journal   seed: none\n"), printed);
  }
}
