package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who takes part in a run: the processes and those phones that do or suffer something, by number and name. */
final class Parties {

  private static final String PHONE = "phone=";
  private static final String SEED = "seed=";

  private final Map<Integer, String> processes = new TreeMap<>();
  private final Map<Integer, String> phones = new TreeMap<>();
  private final Map<Integer, String> phoneNames = new HashMap<>();
  private final List<String> settings = new ArrayList<>();

  private Parties() {}

  static Parties of(Journal journal) {
    Parties parties = new Parties();
    for (JournalRecord record : journal) {
      parties.meet(record);
    }
    return parties;
  }

  /** Process numbers and names, in the order of the numbers. */
  Map<Integer, String> processes() {
    return processes;
  }

  /** Device ids and names, in the order of the ids. */
  Map<Integer, String> phones() {
    return phones;
  }

  /** The lines of the configuration, but for the seed. */
  Collection<String> settings() {
    return settings.stream().filter(line -> !line.startsWith(SEED)).toList();
  }

  /** The seed, or "none". */
  String seed() {
    return settings.stream()
        .filter(line -> line.startsWith(SEED))
        .map(line -> line.substring(SEED.length()))
        .findFirst()
        .orElse("none");
  }

  private void meet(JournalRecord record) {
    switch (record.kind()) {
      case CONFIG -> configured(record.text());
      case ATTACH -> processes.put(record.process(), RecordText.onOneLine(record.text()));
      case CHOICE -> chosen(record);
      case ADD_PHONE -> phoneNames.put(record.subject(), RecordText.onOneLine(record.text()));
      default -> { }
    }
    if (record.process() != 0) {
      processes.computeIfAbsent(record.process(), number -> "process " + number);
    }
    if (record.subject() >= 0 && takesPart(record)) {
      phones.computeIfAbsent(record.subject(), id -> phoneNames.getOrDefault(id, "phone"));
    }
  }

  private void configured(String text) {
    for (String rawLine : text.split("\n")) {
      String line = RecordText.onOneLine(rawLine);
      if (!line.isEmpty()) {
        settings.add(line);
      }
      if (line.startsWith(PHONE)) {
        phoneNames.put(phoneNames.size(), line.substring(PHONE.length()));
      }
    }
  }

  /** A ruling that a choice set to another value than its default. */
  private void chosen(JournalRecord choice) {
    if (choice.code() == Decision.RULING_VALUE.ordinal() && choice.word(1) != 0) {
      settings.add(RecordText.of(choice));
    }
  }

  /** A phone that is only described, or whose provider only starts and stops, would be an empty column. */
  private static boolean takesPart(JournalRecord record) {
    return switch (record.kind()) {
      case ACT, REPORT, NOTE, VIOLATION, ADD_PHONE -> true;
      case DEVICE_CALL -> !isHousekeeping(record);
      default -> false;
    };
  }

  /** Calls to a model that say nothing new: phoneGetStatus alone looks at a phone ten times. */
  static boolean isHousekeeping(JournalRecord deviceCall) {
    return switch (DeviceCall.values()[deviceCall.code()]) {
      case SESSION_STARTED, SESSION_ENDED, TOUCH, DESCRIBE, GET_STATUS, GET_RING, GET_HOOK_SWITCH, GET_VOLUME,
          GET_GAIN, GET_LAMP, GET_BUTTON_INFO -> true;
      default -> false;
    };
  }
}
