package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.RecordedPhone;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --from-journal} with journals of runs whose phones were recordings: which ones they were must be said. */
class RecordedRunsAgainTest {

  private static final String CALL = """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetData h 0 "Hello"
      advance 1s
      phoneShutdown app
      """;

  @TempDir
  private Path folder;

  private String journal(String name, String scenario, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".tapi"), scenario);
    String journal = folder.resolve(name + ".jsonl").toString();
    List<String> arguments = new ArrayList<>(List.of("run", "-q", "--journal", journal));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    assertEquals("", ProgramRun.of(arguments.toArray(String[]::new)).err());
    return journal;
  }

  private static ProgramRun again(String journal, String... recordings) {
    List<String> arguments = new ArrayList<>(List.of("run", "-q", "--from-journal", journal));
    for (String recording : recordings) {
      arguments.addAll(List.of("--phone-from", recording));
    }
    return ProgramRun.of(arguments.toArray(String[]::new));
  }

  private static void identical(String journal, String... recordings) {
    ProgramRun run = again(journal, recordings);
    assertTrue(run.out().startsWith(journal + ": run again: identical: "), run.out() + run.err());
    assertEquals(0, run.exitCode());
  }

  private static void refuses(String message, String journal, String... recordings) {
    assertEquals(new ProgramRun(2, "", message + "\n"), again(journal, recordings));
  }

  @Test
  void fromJournal_withoutTheRecording_saysWhatToDo() throws IOException {
    String played = journal("played", CALL, "--phone-from", journal("first", CALL));
    refuses(played + ":5:1: phone 0 (desk-phone) was a recording; say which by --phone-from, as when the journal was "
        + "written", played);
  }

  @Test
  void fromJournal_withARecordingTooMany_saysSo() throws IOException {
    String first = journal("first", CALL);
    refuses(first + ": no phone of this run was a recording; leave --phone-from out", first, first);
    String played = journal("played", CALL, "--phone-from", first);
    refuses(played + ": expected no more recordings than phones that the run began with, found one of desk-phone "
        + "besides", played, first, first);
  }

  @Test
  void fromJournal_withAnotherOrNoRecordingForAPhone_saysWhichPhone() throws IOException {
    String store = journal("store", "phone store\n" + CALL);
    String first = journal("first", CALL);
    String played = journal("played", CALL, "--phone-from", first);
    refuses(played + ": expected a recording for phone 0 (desk-phone) by --phone-from, found one of store",
        played, store);
    String two = "phone desk-phone\nphone store\n" + CALL;
    String both = journal("both", two, "--phone-from", first + ":0", "--phone-from", store + ":0");
    identical(both, first, store);
    refuses(both + ": expected a recording for phone 1 (store) by --phone-from, found no more", both, first);
  }

  /** Recordings of the same kind tell themselves apart by their places. */
  @Test
  void fromJournal_givesEachRecordingItsPlace() throws IOException {
    String two = "phone desk-phone\nphone desk-phone\n" + CALL.replace("advance", """
        k   = phoneOpen app 1 owner
        s   = phoneSetData k 0 "Hallo"
        device 1 press 5
        advance""");
    String first = journal("first", two);
    String played = journal("played", two, "--phone-from", first);
    identical(played, first);
    assertEquals(1, again(played, first + ":1", first + ":0").exitCode());
  }

  /** A phone that the scenario would have touched, had it come so far, was not touched by its recording either. */
  @Test
  void fromJournal_knowsHowTheRecordingWasPlayed() throws IOException {
    String touched = CALL.replace("advance 1s", "device 0 press 5\nadvance 1s");
    String first = journal("first", touched);
    identical(journal("not-so-far", touched.replace("device", "expect PHONE_CLOSE h\ndevice"), "--phone-from", first),
        first);
    identical(journal("untouched", CALL, "--phone-from", first), first);
  }

  /** The run ends where the recording has no answer, and so it does again. */
  @Test
  void fromJournal_ofARunThatTheRecordingEnded_endsThere() throws IOException {
    String first = journal("first", CALL);
    identical(journal("other", CALL.replace("Hello", "Hallo"), "--phone-from", first), first);
  }

  /** A test may have a phone of the catalogue beside a recording of such a phone. */
  @Test
  void fromJournal_ofATestWithOtherPhonesToo_givesTheRecordingItsPlace() throws IOException {
    String first = journal("first", CALL);
    RecordedPhone recording = ScriptedPhone.recorded(Path.of(first), 0);
    Path mixed = folder.resolve("mixed.jsonl");
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone("desk-phone").phone(recording).build())) {
      PhoneApp app = PhoneApp.start(emulator, "app");
      app.opensAsOwner(1);
      app.close();
      JournalFile.write(emulator.journal(), mixed);
    }
    identical(mixed.toString(), first);
  }

  /** Phones that arrive from the catalogue are no recordings, whatever the others are. */
  @Test
  void fromJournal_ofAnArrivalThatWasNotRecorded_makesItByItsName() throws IOException {
    String first = journal("first", CALL);
    String arrival = CALL.replace("advance", "arrive store\nadvance");
    identical(journal("arrival", arrival, "--phone-from", first), first);
  }
}
