package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns: one for each thread of each process, the kernel, one for each phone. Where that many do not fit, all
 * phones share one column, then the threads of each process do, then all processes, and each entry says whose it is.
 */
final class Lanes {

  private final Parties parties;
  private final List<String> headings = new ArrayList<>();
  private final Map<Caller, Integer> ofCaller = new HashMap<>();
  private final Map<Integer, Integer> ofProcess = new HashMap<>();
  private final Map<Integer, Integer> ofPhone = new HashMap<>();
  private final int kernel;
  private final boolean sharedByThreads;
  private final boolean sharedByProcesses;
  private final boolean sharedByPhones;

  Lanes(Parties parties, int mostLanes) {
    this.parties = parties;
    int callers = parties.callers().size();
    long processes = parties.callers().keySet().stream().map(Caller::process).distinct().count();
    int phones = parties.phones().size();
    sharedByPhones = phones > 1 && callers + 1 + phones > mostLanes;
    int right = 1 + (sharedByPhones ? 1 : phones);
    sharedByThreads = callers > processes && callers + right > mostLanes;
    sharedByProcesses = processes > 1 && (sharedByThreads ? processes : callers) + right > mostLanes;
    parties.callers().forEach(this::addCaller);
    kernel = add("kernel");
    parties.phones().forEach((id, name) ->
        ofPhone.put(id, lane(sharedByPhones, kernel + 1, sharedByPhones ? "phones" : id + " " + name)));
  }

  private void addCaller(Caller caller, String name) {
    int process = caller.process();
    int lane;
    if (sharedByProcesses) {
      lane = lane(true, 0, "processes");
    } else if (sharedByThreads && ofProcess.containsKey(process)) {
      lane = ofProcess.get(process);
    } else {
      lane = add(sharedByThreads ? parties.processes().getOrDefault(process, "threads") : name);
    }
    ofCaller.put(caller, lane);
    ofProcess.putIfAbsent(process, lane);
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

  /** Whether there is not a column for everybody. */
  boolean areShared() {
    return sharedByPhones || sharedByThreads || sharedByProcesses;
  }

  /** The column of the thread that made the record, for a process or none; the kernel's when that has no column. */
  int caller(JournalRecord record) {
    return ofCaller.getOrDefault(parties.turns().callerOf(record), kernel);
  }

  /** The column of the record's process, the first if it has several; the kernel's when it has none. */
  int process(JournalRecord record) {
    return record.process() == 0 ? kernel : ofProcess.getOrDefault(record.process(), kernel);
  }

  /** The column of the record's phone; the kernel's when it has none. */
  int phone(JournalRecord record) {
    return ofPhone.getOrDefault(record.subject(), kernel);
  }

  /** Says whose an entry is, in a column that is shared. */
  String owner(int lane, JournalRecord record) {
    if (lane > kernel) {
      return sharedByPhones ? record.subject() + ": " : "";
    }
    return lane < kernel && (sharedByThreads || sharedByProcesses) ? callerOf(record) : "";
  }

  /** The number of the process, the name of the thread, or both: what the heading does not tell. */
  private String callerOf(JournalRecord record) {
    boolean isProcess = record.kind() == JournalKind.ATTACH || record.kind() == JournalKind.KILL;
    Caller caller = parties.turns().callerOf(record);
    int process = isProcess ? record.process() : caller.process();
    boolean isAlone = isProcess || process != 0 && parties.callersOf(process).size() == 1;
    String number = sharedByProcesses && process != 0 ? Integer.toString(process) : "";
    String thread = isAlone ? "" : parties.turns().nameOf(caller.thread());
    String owner = number + (number.isEmpty() || thread.isEmpty() ? "" : "/") + thread;
    return owner.isEmpty() ? "" : owner + ": ";
  }

  private int lane(boolean shared, int sharedLane, String heading) {
    return shared && headings.size() > sharedLane ? sharedLane : add(heading);
  }

  private int add(String heading) {
    headings.add(heading);
    return headings.size() - 1;
  }
}
