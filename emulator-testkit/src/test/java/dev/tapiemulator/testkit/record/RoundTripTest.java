package dev.tapiemulator.testkit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.journal.RecordText;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.testkit.ScriptedPhone;
import dev.tapiemulator.testkit.explore.Observation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever programs do, a recorded phone is to them what the phone itself was, down to the moment of each message. */
class RoundTripTest {

  private static final int SEEDS = 60;

  private static Journal run(EmulatorConfig.Builder config, long seed) {
    try (Emulator emulator = Emulator.create(config.build())) {
      new RandomCaller(seed, emulator).run();
      return emulator.journal();
    }
  }

  private static EmulatorConfig.Builder with(PhoneDeviceModel phone) {
    return EmulatorConfig.builder().phone(phone);
  }

  /** Every message, with the time it was posted at. */
  private static List<String> messages(Journal journal) {
    return StreamSupport.stream(journal.spliterator(), false)
        .filter(record -> record.kind() == JournalKind.MESSAGE_POSTED)
        .map(RoundTripTest::withTime).collect(Collectors.toList());
  }

  private static String withTime(JournalRecord record) {
    return record.timeNanos() + " " + RecordText.of(record);
  }

  /** The first two lines that differ, with those before them; nothing when none do. */
  private static String difference(List<String> first, List<String> again) {
    for (int i = 0; i < Math.max(first.size(), again.size()); i++) {
      if (i >= first.size() || i >= again.size() || !first.get(i).equals(again.get(i))) {
        return "\n  " + String.join("\n  ", first.subList(Math.max(0, i - 4), Math.min(i, first.size())))
            + "\n- " + String.join("\n- ", first.subList(i, Math.min(i + 3, first.size())))
            + "\n+ " + String.join("\n+ ", again.subList(i, Math.min(i + 3, again.size())));
      }
    }
    return "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"desk-phone", "firmware-phone", "lamp-panel", "handset-only", "store"})
  void recorded_isTheSameToPrograms(String name) {
    int messages = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Journal first = run(EmulatorConfig.builder().phone(name).seed(seed), seed);
      Journal again = run(with(ScriptedPhone.recorded(first, 0).untouched()), seed);
      String which = name + " with seed " + seed;
      assertEquals("", difference(Observation.of(first).lines().toList(), Observation.of(again).lines().toList()), which);
      assertEquals("", difference(messages(first), messages(again)), which);
      messages += messages(first).size();
    }
    assertTrue(messages > 5 * SEEDS, name + " had " + messages + " messages only");
  }
}
