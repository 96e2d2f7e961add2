package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who stands where in a drawing: each thread of a process, then TAPI, then the phones that take part. */
final class DrawingLanes {

  private static final String PHONE = "phone=";

  private record Caller(int process, int thread) {}

  private final Place place;
  private final TreeSet<Caller> callers =
      new TreeSet<>(Comparator.comparingInt(Caller::process).thenComparingInt(Caller::thread));
  private final TreeSet<Integer> phones = new TreeSet<>();
  private final Map<Integer, String> threadNames = new TreeMap<>(Map.of(0, "main"));
  private final Map<Integer, String> phoneNames = new TreeMap<>();
  private final Map<Caller, Integer> callerLanes = new LinkedHashMap<>();
  private final Map<Integer, Integer> phoneLanes = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();

  private DrawingLanes(Place place) {
    this.place = place;
  }

  static DrawingLanes of(Journal journal, Place place) {
    DrawingLanes lanes = new DrawingLanes(place);
    int thread = 0;
    for (JournalRecord record : journal) {
      switch (record.kind()) {
        case TURN -> thread = record.word(0);
        case THREAD_STARTED -> lanes.threadNames.put(record.word(0), record.text());
        case CONFIG -> record.text().lines().filter(line -> line.startsWith(PHONE))
            .forEach(line -> lanes.phoneNames.put(lanes.phoneNames.size(), line.substring(PHONE.length())));
        case ADD_PHONE -> lanes.phoneNames.put(record.subject(), record.text());
        default -> { }
      }
      lanes.meet(record, thread);
    }
    lanes.stand();
    return lanes;
  }

  private void meet(JournalRecord record, int thread) {
    if (record.process() != 0 && isOfAThread(record)) {
      callers.add(new Caller(record.process(), thread));
    }
    if (record.subject() >= 0 && isAtPhone(record) && SequenceDrawing.isShown(record)) {
      phones.add(record.subject());
    }
  }

  private void stand() {
    for (Caller caller : callers) {
      callerLanes.put(caller, names.size());
      names.add(nameOf(caller));
    }
    names.add("TAPI");
    for (int phone : phones) {
      phoneLanes.put(phone, names.size());
      names.add(Words.onOneLine(phoneNames.getOrDefault(phone, "phone") + " (" + phone + ")"));
    }
  }

  /** A process alone where one thread, the first, does everything. */
  private String nameOf(Caller caller) {
    boolean alone = callers.stream().filter(other -> other.process() == caller.process()).count() == 1;
    String process = place.process(caller.process());
    return alone && caller.thread() == 0
        ? process
        : process + "/" + Words.onOneLine(threadNames.getOrDefault(caller.thread(), "thread " + caller.thread()));
  }

  List<String> names() {
    return names;
  }

  /** Where the record's arrow begins. */
  int from(JournalRecord record, int thread) {
    return switch (record.kind()) {
      case RETURN, MESSAGE_TAKEN, DEVICE_CALL -> tapi();
      case REPORT, ACT, VIOLATION, NOTE -> phone(record);
      default -> caller(record, thread);
    };
  }

  /** Where it ends; the same lane for what is no arrow. */
  int to(JournalRecord record, int thread) {
    return switch (record.kind()) {
      case CALL, REPORT -> tapi();
      case RETURN, MESSAGE_TAKEN -> caller(record, thread);
      case DEVICE_CALL -> phone(record);
      default -> from(record, thread);
    };
  }

  private int tapi() {
    return callers.size();
  }

  private int caller(JournalRecord record, int thread) {
    return callerLanes.getOrDefault(new Caller(record.process(), thread), tapi());
  }

  private int phone(JournalRecord record) {
    return phoneLanes.getOrDefault(record.subject(), tapi());
  }

  private static boolean isOfAThread(JournalRecord record) {
    return switch (record.kind()) {
      case CALL, RETURN, MESSAGE_TAKEN, PUMP, EVENT_WAIT, PORT_TAKE, CLOSE_PORT, LOCAL_FREE -> true;
      default -> false;
    };
  }

  private static boolean isAtPhone(JournalRecord record) {
    return switch (record.kind()) {
      case REPORT, ACT, VIOLATION, NOTE, DEVICE_CALL -> true;
      default -> false;
    };
  }
}
