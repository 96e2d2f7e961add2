package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns: one for each process, the kernel, one for each phone. Where that many do not fit, all phones share one
 * column, then all processes do, and each entry says whose it is.
 */
final class Lanes {

  private final List<String> headings = new ArrayList<>();
  private final Map<Integer, Integer> ofProcess = new HashMap<>();
  private final Map<Integer, Integer> ofPhone = new HashMap<>();
  private final int kernel;
  private final boolean sharedByProcesses;
  private final boolean sharedByPhones;

  Lanes(Parties parties, int mostLanes) {
    int processes = parties.processes().size();
    int phones = parties.phones().size();
    sharedByPhones = phones > 1 && processes + 1 + phones > mostLanes;
    sharedByProcesses = processes > 1 && processes + 1 + (sharedByPhones ? 1 : phones) > mostLanes;
    parties.processes().forEach((number, name) ->
        ofProcess.put(number, lane(sharedByProcesses, 0, sharedByProcesses ? "processes" : name)));
    kernel = add("kernel");
    parties.phones().forEach((id, name) ->
        ofPhone.put(id, lane(sharedByPhones, kernel + 1, sharedByPhones ? "phones" : id + " " + name)));
  }

  List<String> headings() {
    return headings;
  }

  int count() {
    return headings.size();
  }

  int kernel() {
    return kernel;
  }

  /** The column of the record's process; the kernel's when it has none. */
  int process(JournalRecord record) {
    return ofProcess.getOrDefault(record.process(), kernel);
  }

  /** The column of the record's phone; the kernel's when it has none. */
  int phone(JournalRecord record) {
    return ofPhone.getOrDefault(record.subject(), kernel);
  }

  /** Says whose an entry is, in a column that is shared. */
  String owner(int lane, JournalRecord record) {
    if (lane < kernel && sharedByProcesses) {
      return record.process() + ": ";
    }
    return lane > kernel && sharedByPhones ? record.subject() + ": " : "";
  }

  private int lane(boolean shared, int sharedLane, String heading) {
    return shared && headings.size() > sharedLane ? sharedLane : add(heading);
  }

  private int add(String heading) {
    headings.add(heading);
    return headings.size() - 1;
  }
}
