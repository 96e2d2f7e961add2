package dev.tapiemulator.testkit;

import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.journal.JournalReplay;
import dev.tapiemulator.journal.ReplayResult;
import dev.tapiemulator.journal.ReplayResult.Outcome;
import dev.tapiemulator.testkit.explore.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What cannot become a phone is refused in one line that says why. */
class RecordedPhoneInputTest {

  @TempDir
  private Path folder;

  private Path written(Journal journal) throws IOException {
    Path file = folder.resolve("run.jsonl");
    JournalFile.write(journal, file);
    return file;
  }

  private static Journal store(String... phones) {
    EmulatorConfig.Builder config = EmulatorConfig.builder();
    for (String phone : phones) {
      config.phone(phone);
    }
    return run(config);
  }

  private static Journal run(EmulatorConfig.Builder config) {
    try (Emulator emulator = Emulator.create(config.build())) {
      PhoneApp app = PhoneApp.start(emulator, "app");
      int hPhone = app.opensAsOwner(0);
      app.awaits(reply(app.accepts(() -> app.phoneSetData(hPhone, 0, bytes(1)))));
      app.close();
      return emulator.journal();
    }
  }

  private static String refusal(Path file) {
    return refusal(() -> ScriptedPhone.recorded(file)).replace(file.toString(), "run.jsonl");
  }

  private static String refusal(Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  /** The file with only those lines. */
  private static Path first(int lines, Path file) throws IOException {
    return Files.write(file, Files.readAllLines(file).subList(0, lines));
  }

  private static int lineWith(String mark, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int line = 0;
    while (!lines.get(line).contains(mark)) {
      line++;
    }
    return line;
  }

  /** There is a store of that name, which would do something else. */
  @Test
  void replay_ofARunWithARecording_isToldWhichOneItWas() {
    Journal first = store("store");
    Journal played = run(EmulatorConfig.builder().phone(ScriptedPhone.recorded(first, 0)));
    ReplayResult without = JournalReplay.of(played).run();
    assertEquals(Outcome.NOT_REPLAYABLE, without.outcome());
    assertEquals("phone 0 (store) was a recording, as record 3 says; tell how to make it by with(\"store\", …)",
        without.text());
    ReplayResult with = JournalReplay.of(played).with("store", () -> ScriptedPhone.recorded(first, 0)).run();
    assertTrue(with.isIdentical(), with.text());
  }

  @Test
  void recorded_fromAFile_isThePhoneOfIt() throws IOException {
    RecordedPhone phone = ScriptedPhone.recorded(written(store("store")));
    assertEquals("store", phone.describe().name());
    assertEquals("[setData(0, 01)]", phone.unused().toString());
    assertEquals("desk-phone", ScriptedPhone.recorded(written(store("store", "desk-phone")), 1).describe().name());
  }

  @Test
  void recorded_ofSeveralPhones_wantsToKnowWhich() throws IOException {
    assertEquals("run.jsonl: the journal has 2 phones (0 store, 1 desk-phone); say which is meant",
        refusal(written(store("store", "desk-phone"))));
  }

  @Test
  void recorded_ofAPhoneThatIsNotThere_saysWhichAre() throws IOException {
    Path file = written(store("store", "desk-phone"));
    assertEquals(file + ": the journal has no phone 2; it has 0 store, 1 desk-phone",
        refusal(() -> ScriptedPhone.recorded(file, 2)));
    assertEquals("the journal has no phone -1; it has 0 store",
        refusal(() -> ScriptedPhone.recorded(store("store"), -1)));
  }

  @Test
  void recorded_ofNoJournal_saysWhichLine() throws IOException {
    Path file = folder.resolve("run.jsonl");
    assertEquals("run.jsonl: line 1: expected JSON", refusal(Files.writeString(file, "no journal")).substring(0, 32));
    assertEquals("run.jsonl: line 1: expected \"version\" to be 1, the only one that is read here, not 99",
        refusal(Files.writeString(file, "{\"format\":\"tapi-emulator journal\",\"version\":99}\n")));
    assertEquals("run.jsonl: the journal does not begin with a configuration",
        refusal(Files.writeString(file, "{\"format\":\"tapi-emulator journal\",\"version\":1}\n")));
    Files.delete(file);
    assertThrows(UncheckedIOException.class, () -> ScriptedPhone.recorded(file));
  }

  @Test
  void recorded_ofAJournalThatBreaksOff_saysWhere() throws IOException {
    Path file = written(store("store"));
    int call = lineWith("\"deviceCall\":\"SET_DATA\"", file);
    assertEquals("run.jsonl: the journal ends in the middle of a call to phone 0 (store), at record " + (call - 1),
        refusal(first(call + 1, file)));
    Path other = written(store("store"));
    int setData = lineWith("\"kind\":\"CALL\",\"process\":1,\"function\":\"phoneSetData\"", other);
    assertEquals("run.jsonl: the journal ends in the middle of phoneSetData, called at record " + (setData - 1),
        refusal(first(setData + 1, other)));
    Path third = written(store("store"));
    String half = Files.readString(third).substring(0, 1500);
    assertTrue(refusal(Files.writeString(third, half)).startsWith("run.jsonl: line "), half);
  }

  @Test
  void recorded_ofAJournalWithoutApplications_saysSo() throws IOException {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone("store").build())) {
      assertEquals("the journal does not show phone 0 (store): no application was initialised while it was there",
          refusal(() -> ScriptedPhone.recorded(emulator.journal(), 0)));
    }
  }

  @Test
  void recorded_ofAJournalWithoutDescriptions_saysSo() throws IOException {
    Path file = written(store("store"));
    String text = Files.readAllLines(file).stream()
        .map(line -> line.replaceAll("\"text\":\"phone=[^\"]*\",", "")).collect(Collectors.joining("\n"));
    assertEquals("run.jsonl: the journal does not say what phone 0 is, at record 3; it was written before journals did",
        refusal(Files.writeString(file, text)));
    assertEquals("run.jsonl: record 3: description line 3, \"colour=red\": expected a part of a phone, not \"colour\"",
        refusal(Files.writeString(file, Files.readString(written(store("store")))
            .replace("\\nphoneInfo=Store", "\\ncolour=red\\nphoneInfo=Store"))));
  }

  /** The clock on the wall is a clock: what it told is told again in virtual time. */
  @Test
  void recorded_ofALiveRun_keepsItsTimes() {
    Journal live;
    EmulatorConfig config = EmulatorConfig.builder().phone("store").live().build();
    try (Emulator emulator = Emulator.create(config)) {
      setsAndGets(emulator);
      live = emulator.journal();
    }
    RecordedPhone phone = ScriptedPhone.recorded(live, 0);
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build())) {
      setsAndGets(emulator);
      assertEquals(Observation.of(live), Observation.of(emulator.journal()));
      assertTrue(emulator.now().toMillis() >= 20, "the store takes 20 ms, which the recording shows");
    }
  }

  private static void setsAndGets(Emulator emulator) {
    PhoneApp app = PhoneApp.start(emulator, "app");
    int hPhone = app.opensAsOwner(0);
    app.awaits(reply(app.accepts(() -> app.phoneSetData(hPhone, 3, bytes(1, 2, 3)))));
    ByteBuffer content = ByteBuffer.allocate(3);
    app.succeeds(() -> app.phoneGetData(hPhone, 3, content));
    assertEquals(bytes(1, 2, 3), content);
    app.close();
  }
}
