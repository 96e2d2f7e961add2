package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --diff} explains the first difference: who did what, what it came of, and what programs saw of it. */
class CheckDiffTest {

  private static final String USUAL = """
      phone desk-phone
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetData h 0 "Hello"
      s   = phoneSetLamp h 12 flash
      advance 1s
      expect PHONE_REPLY r
      phoneClose h
      phoneShutdown app
      """;

  @TempDir
  private Path folder;

  private String journal(String name, String scenario, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".tapi"), scenario);
    Path journal = folder.resolve(name + ".jsonl");
    List<String> arguments = new ArrayList<>(List.of("run", "-q", "--journal", journal.toString()));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    ProgramRun run = ProgramRun.of(arguments.toArray(String[]::new));
    assertEquals("", run.err());
    return journal.toString();
  }

  /** What the comparison with the usual run says, without its columns. */
  private String diff(String other, String... options) throws IOException {
    ProgramRun run = ProgramRun.of("check", "--diff", journal("usual", USUAL), journal("other", other, options));
    assertEquals(1, run.exitCode());
    assertEquals("", run.err());
    run.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    return run.out().replaceAll("(?s)\n +ms \\|.*?\nthe ", "\nthe ").stripTrailing();
  }

  @Test
  void diff_ofAnotherArgument_saysWhichAndFromWhereOn() throws IOException {
    assertEquals("""
        the journals differ from record 14 on
        the same up to 0 ms; then main does something else:
        - 0 ms  main: phoneSetData hPhone=0x40010000 dwDataID=0 lpData="Hello"
        + 0 ms  main: phoneSetData hPhone=0x40010000 dwDataID=0 lpData="Hallo"
          lpData is "Hello" in the first run, "Hallo" in the second
          the bytes differ from offset 1 on, of 5 and 5
          one stands for the other; after it, both go on with: main: phoneSetLamp
          hPhone=0x40010000 dwButtonLampID=12 dwLampMode=FLASH
          everything before was the same, so the program or its test began it
        the programs saw the same nevertheless""", diff(USUAL.replace("Hello", "Hallo")));
  }

  @Test
  void diff_ofACallLeftOut_saysWithWhatBothGoOn() throws IOException {
    assertEquals("""
        the journals differ from record 21 on
        the same up to 0 ms; then main acts in the first run, the test in the second:
        - 0 ms  main: phoneSetLamp hPhone=0x40010000 dwButtonLampID=12 dwLampMode=FLASH
        + 0 ms  the test: advance 1000 ms
          only the first run has this; after it, both go on with: the test: advance 1000
          ms
          everything before was the same, so the program or its test began it
        the first thing that a program saw differently:
        - main: phoneSetLamp -> request 2
        + main: got PHONE_REPLY request 1 0""", diff(USUAL.replace("s   = phoneSetLamp h 12 flash\n", "")));
  }

  @Test
  void diff_ofACallPutIn_saysWithWhatBothGoOn() throws IOException {
    String diff = diff(USUAL.replace("phoneClose h\n", "phoneGetLamp h 12\nphoneClose h\n"));
    assertTrue(diff.contains("  only the second run has this; after it, both go on with: main: phoneClose\n"), diff);
  }

  @Test
  void diff_ofAnotherSeed_saysWhatChanceDecided() throws IOException {
    assertEquals("""
        the journals differ from record 16 on
        set up differently:
        + seed=3
        but for that the same up to 0 ms; then chance decides otherwise:
        - 0 ms  chance: LATENCY/4=0, the ordinary time (20 ms)
        + 0 ms  chance: LATENCY/4=1, no time at all (0 ms)
          what the pages leave open was left to another seed or list of choices
        the programs saw the same nevertheless""", diff(USUAL, "--seed", "3"));
  }

  @Test
  void diff_ofAnotherRuling_saysWhichAndWhatItAsks() throws IOException {
    String diff = diff(USUAL.replace("phone desk-phone\n", "phone desk-phone\nset closeMessageAfterOwnClose not sent\n"));
    assertEquals("""
        the journals differ from record 53 on
        set up differently:
        + ruling.closeMessageAfterOwnClose=not sent
          O-03 closeMessageAfterOwnClose: Does the application that called phoneClose
          get PHONE_CLOSE for that handle? First run: sent, second: not sent.
        but for that the same up to 1000 ms; then the emulator does something else:
        - 1000 ms  the emulator: PHONE_CLOSE 0x40010000 posted
        + 1000 ms  the emulator: phoneClose returned 0
          but for the set-up everything before was the same, so it comes of that
        the programs saw the same nevertheless""", diff);
  }

  @Test
  void diff_ofAnotherPhone_saysWhatIsAnotherAboutIt() throws IOException {
    String diff = diff(USUAL.replace("desk-phone", "store").replace("s   = phoneSetLamp h 12 flash\n", ""));
    assertTrue(diff.startsWith("""
        the journals differ from record 21 on
        set up differently:
        - phone=desk-phone
        + phone=store
        phone 0 is another:
        - phone=desk-phone
        - phoneInfo=Desk phone DP-24, firmware 1.0
        """), diff);
    assertTrue(diff.contains("began it, perhaps because of that\n"), diff);
  }

  @Test
  void diff_ofAPlannedFault_saysThatItStrikes() throws IOException {
    String diff = diff(USUAL.replace("app =", "fault fail-reply phoneSetData PHONEERR_NOMEM\napp =")
        .replace("expect PHONE_REPLY r\n", ""));
    assertTrue(diff.contains("+ 0 ms  the fault plan: fault FAIL_REPLY in phoneSetData: PHONEERR_NOMEM\n"), diff);
    assertTrue(diff.endsWith("""
        the first thing that a program saw differently:
        - main: got PHONE_REPLY request 1 0
        + main: phoneClose -> 0"""), diff);
  }

  @Test
  void diff_ofTheSetUpAlone_saysSo() throws IOException {
    String diff = diff(USUAL.replace("phone desk-phone\n", "phone desk-phone\nset secondOwner ALLOCATED\n"));
    assertTrue(diff.startsWith("the journals differ in their set-up alone; what happened is the same, "), diff);
  }

  @Test
  void diff_showsTheHistoryAndBothContinuations() throws IOException {
    ProgramRun run = ProgramRun.of(
        "check", "--diff", journal("usual", USUAL), journal("other", USUAL.replace("advance 1s", "advance 10ms")
            .replace("expect PHONE_REPLY r\n", "")));
    assertTrue(run.out().contains("""
               |                    |   pending        |
        -    0 |                    | (advance 1000    |
        -      |                    |   ms)            |
        -   20 |                    |                  | timer id 0
        """), run.out());
    assertTrue(run.out().contains("""
        +    0 |                    | (advance 10 ms)  |
        +   10 | phoneClose ->      |                  | close
        """), run.out());
  }
}
