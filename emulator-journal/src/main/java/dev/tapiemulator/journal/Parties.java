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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who takes part in a run: the processes with the threads that act for them, and those phones that do or suffer
 * something, by number and name.
 */
final class Parties {

  private static final String PHONE = "phone=";
  private static final String SEED = "seed=";
  private static final String LIVE = "live=true";

  private final TurnOrder turns;
  private final int from;
  private final Map<Integer, String> processNames = new HashMap<>();
  private final Map<Integer, String> processes = new TreeMap<>();
  private final SortedMap<Caller, String> callers = new TreeMap<>();
  private final Map<Integer, String> phones = new TreeMap<>();
  private final Map<Integer, String> phoneNames = new HashMap<>();
  private final List<String> settings = new ArrayList<>();

  private Parties(TurnOrder turns, int from) {
    this.turns = turns;
    this.from = from;
  }

  static Parties of(Journal journal) {
    return of(journal, 0);
  }

  /** Those that take part from a record on. */
  static Parties of(Journal journal, int from) {
    Parties parties = new Parties(new TurnOrder(journal), from);
    for (JournalRecord record : journal) {
      parties.meet(record);
    }
    parties.processes.keySet().forEach(parties::standFor);
    parties.callers.replaceAll((caller, none) -> parties.nameOf(caller));
    return parties;
  }

  /** Process numbers and names, in the order of the numbers. */
  Map<Integer, String> processes() {
    return processes;
  }

  /** Who does something, by name: processes, and their threads where one process has several. */
  SortedMap<Caller, String> callers() {
    return callers;
  }

  /** The callers of one process, none of which need do anything. */
  SortedMap<Caller, String> callersOf(int process) {
    return callers.subMap(new Caller(process, Integer.MIN_VALUE), new Caller(process, Integer.MAX_VALUE));
  }

  /** Whose turn each record was written in. */
  TurnOrder turns() {
    return turns;
  }

  /** Whether threads ran side by side, so that turns were only a matter of the journal. */
  boolean wereLive() {
    return settings.contains(LIVE);
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
      case ATTACH -> processNames.put(record.process(), RecordText.onOneLine(record.text()));
      case CHOICE -> chosen(record);
      case ADD_PHONE -> phoneNames.put(record.subject(), RecordText.onOneLine(record.text()));
      default -> { }
    }
    if (record.index() >= from) {
      takePart(record);
    }
  }

  private void takePart(JournalRecord record) {
    if (record.process() != 0) {
      processes.put(record.process(), processNames.getOrDefault(record.process(), "process " + record.process()));
    }
    if (record.subject() >= 0 && takesPart(record)) {
      phones.computeIfAbsent(record.subject(), id -> phoneNames.getOrDefault(id, "phone"));
    }
    Caller caller = turns.callerOf(record);
    boolean acts = switch (record.kind()) {
      case THREAD_STARTED, THREAD_ENDED, JOIN, JOINED -> caller.process() != 0 || caller.thread() != 0;
      default -> TurnOrder.isActOfProcess(record.kind()) && record.process() != 0;
    };
    if (acts) {
      callers.put(caller, "");
    }
  }

  /** A process for which no thread does anything is there all the same. */
  private void standFor(int process) {
    if (callersOf(process).isEmpty()) {
      callers.put(new Caller(process, 0), "");
    }
  }

  private String nameOf(Caller caller) {
    String thread = turns.nameOf(caller.thread());
    if (caller.process() == 0) {
      return thread;
    }
    String process = processes.getOrDefault(caller.process(), "process " + caller.process());
    return caller.thread() == 0 && callersOf(caller.process()).size() == 1 ? process : process + "/" + thread;
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
