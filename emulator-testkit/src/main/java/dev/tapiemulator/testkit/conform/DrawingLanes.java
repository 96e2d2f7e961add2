package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Who stands where in a drawing: the processes, then TAPI, then the phones that take part. */
final class DrawingLanes {

  private final List<Integer> processes;
  private final List<Integer> phones;
  private final List<String> names = new ArrayList<>();

  private DrawingLanes(Journal journal, List<Integer> processes, List<Integer> phones) {
    this.processes = processes;
    this.phones = phones;
    processes.forEach(process -> names.add(Place.process(journal, process)));
    names.add("TAPI");
    phones.forEach(phone -> names.add("phone " + phone));
  }

  static DrawingLanes of(Journal journal) {
    TreeSet<Integer> processes = new TreeSet<>();
    TreeSet<Integer> phones = new TreeSet<>();
    for (JournalRecord record : journal) {
      if (record.process() != 0) {
        processes.add(record.process());
      }
      if (isAtPhone(record)) {
        phones.add(record.subject());
      }
    }
    return new DrawingLanes(journal, List.copyOf(processes), List.copyOf(phones));
  }

  List<String> names() {
    return names;
  }

  /** Where the record's arrow begins. */
  int from(JournalRecord record) {
    return switch (record.kind()) {
      case RETURN, MESSAGE_TAKEN, DEVICE_CALL -> tapi();
      case REPORT, ACT, VIOLATION, NOTE -> phone(record);
      default -> process(record);
    };
  }

  /** Where it ends; the same lane for what is no arrow. */
  int to(JournalRecord record) {
    return switch (record.kind()) {
      case CALL, REPORT -> tapi();
      case RETURN, MESSAGE_TAKEN -> process(record);
      case DEVICE_CALL -> phone(record);
      default -> from(record);
    };
  }

  private int tapi() {
    return processes.size();
  }

  private int process(JournalRecord record) {
    int lane = processes.indexOf(record.process());
    return lane < 0 ? tapi() : lane;
  }

  private int phone(JournalRecord record) {
    int lane = phones.indexOf(record.subject());
    return lane < 0 ? tapi() : tapi() + 1 + lane;
  }

  private static boolean isAtPhone(JournalRecord record) {
    return switch (record.kind()) {
      case REPORT, ACT, VIOLATION, NOTE, DEVICE_CALL -> record.subject() >= 0;
      default -> false;
    };
  }
}
