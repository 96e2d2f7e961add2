package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.journal.Reason;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run has opened, asked for and posted, and what became of it; worked out from the journal alone, so that it
 * tells the same of a recorded run.
 */
final class Ledger {

  /** An application's registration; {@code ended} is null while it lasts. */
  record Registration(int hPhoneApp, int process, long since, Ending ended) {}

  /** A phone handle; {@code ended} is null while it is open. */
  record Handle(int hPhone, int process, int device, int privilege, long since, Ending ended) {}

  /** When something ended, in nanoseconds, and by what. */
  record Ending(long at, String by) {}

  /** A request, the state it is in, and why it came to it. */
  record Request(
      int id, PhoneFunction function, int process, int hPhone, int device, RequestStage stage, RequestStep step,
      long since, long at, Optional<Reason> why) {}

  /** A message that was posted and neither taken nor dropped. */
  record Unread(ReceivedMessage message, int process, long since) {}

  /** What a handle has asked to be told. */
  record Masks(int states, int buttonModes, int buttonStates) {}

  private static final int SLOTS_PER_PROCESS = 1 << 16;
  private static final String KILLED = "the death of its process";

  private final Map<Integer, String> processes = new TreeMap<>();
  private final Map<Integer, Registration> registrations = new TreeMap<>();
  private final Map<Integer, Handle> handles = new TreeMap<>();
  private final Map<Integer, Request> requests = new TreeMap<>();
  private final Map<Integer, Masks> masks = new TreeMap<>();
  private final Map<Integer, List<Unread>> mailboxes = new TreeMap<>();
  private final Deque<JournalRecord> calls = new ArrayDeque<>();
  private final Set<Integer> dead = new TreeSet<>();

  private Ledger() {}

  static Ledger of(Journal journal) {
    Ledger ledger = new Ledger();
    for (JournalRecord record : journal) {
      ledger.enter(record);
    }
    return ledger;
  }

  Collection<Registration> registrations() {
    return registrations.values();
  }

  /** Every handle there ever was, by its number. */
  Collection<Handle> handles() {
    return handles.values();
  }

  /** Every request there ever was, by its id. */
  Collection<Request> requests() {
    return requests.values();
  }

  Optional<Handle> handle(int hPhone) {
    return Optional.ofNullable(handles.get(hPhone));
  }

  Optional<Request> request(int id) {
    return Optional.ofNullable(requests.get(id));
  }

  /** What a handle has asked to be told; empty when it never has. */
  Optional<Masks> masks(int hPhone) {
    return Optional.ofNullable(masks.get(hPhone));
  }

  List<Unread> unread() {
    return mailboxes.values().stream().flatMap(List::stream).toList();
  }

  /** The name of a process. */
  String nameOf(int process) {
    return processes.getOrDefault(process, "process " + process);
  }

  private void enter(JournalRecord record) {
    switch (record.kind()) {
      case ATTACH -> processes.put(record.process(), record.text());
      case KILL -> killed(record);
      case CALL -> calls.push(record);
      case RETURN -> returned(record);
      case HANDLE_OPENED -> handles.put(record.word(0), new Handle(
          record.word(0), record.process(), record.subject(), record.word(1), record.timeNanos(), null));
      case HANDLE_CLOSED -> closed(record);
      case REQUEST -> moved(record);
      case MESSAGE_POSTED -> mailbox(record).add(
          new Unread(message(record), record.process(), record.timeNanos()));
      case MESSAGE_TAKEN, MESSAGE_DROPPED -> removeFrom(mailbox(record), message(record));
      default -> { }
    }
  }

  private void killed(JournalRecord record) {
    dead.add(record.process());
    registrations.replaceAll((handle, app) ->
        app.process == record.process() && app.ended == null ? end(app, record, KILLED) : app);
    calls.removeIf(call -> call.process() == record.process());
  }

  private static Registration end(Registration app, JournalRecord record, String by) {
    return new Registration(app.hPhoneApp, app.process, app.since, new Ending(record.timeNanos(), by));
  }

  private void returned(JournalRecord record) {
    JournalRecord call = callOf(record);
    if (call == null || record.word(0) != 0) {
      return;
    }
    switch (record.function()) {
      case PHONE_INITIALIZE, PHONE_INITIALIZE_EX -> registrations.put(
          record.word(2), new Registration(record.word(2), record.process(), record.timeNanos(), null));
      case PHONE_SHUTDOWN -> registrations.computeIfPresent(
          call.word(0), (handle, app) -> end(app, record, record.function().headerName()));
      case PHONE_SET_STATUS_MESSAGES -> masks.put(
          call.word(0), new Masks(call.word(1), call.word(2), call.word(3)));
      default -> { }
    }
  }

  /** Calls that never returned, for nothing could end their waiting, stay behind. */
  private JournalRecord callOf(JournalRecord returned) {
    for (JournalRecord call : calls) {
      if (call.code() == returned.code() && call.process() == returned.process()) {
        calls.remove(call);
        return call;
      }
    }
    return null;
  }

  private void closed(JournalRecord record) {
    handles.computeIfPresent(record.word(0), (hPhone, open) -> new Handle(
        hPhone, open.process, open.device, open.privilege, open.since, new Ending(record.timeNanos(), closing(open))));
  }

  /** Its own application's call, if one is under way that closes; else the phone took it away. */
  private String closing(Handle handle) {
    for (JournalRecord call : calls) {
      boolean closes = call.function() == PhoneFunction.PHONE_CLOSE && call.word(0) == handle.hPhone
          || call.function() == PhoneFunction.PHONE_SHUTDOWN;
      if (closes && call.process() == handle.process) {
        return call.function().headerName();
      }
    }
    return dead.contains(handle.process) ? KILLED : "the phone";
  }

  private void moved(JournalRecord record) {
    RequestStage stage = RequestStage.values()[record.word(3)];
    Request before = requests.get(record.word(0));
    boolean isNew = before == null || stage == RequestStage.SUBMITTING
        || record.word(2) == RequestStage.SUBMITTING.ordinal() && before.stage == RequestStage.SETTLED;
    long since = isNew ? record.timeNanos() : before.since;
    requests.put(record.word(0), new Request(
        record.word(0), record.function(), record.process(), record.word(5), record.subject(), stage,
        RequestStep.values()[record.word(1)], since, record.timeNanos(), Reason.of(record)));
  }

  /** An application's number is its own among those of its process only. */
  private List<Unread> mailbox(JournalRecord record) {
    int key = record.process() * SLOTS_PER_PROCESS + record.subject();
    return mailboxes.computeIfAbsent(key, none -> new ArrayList<>());
  }

  private static void removeFrom(List<Unread> mailbox, ReceivedMessage message) {
    for (int i = 0; i < mailbox.size(); i++) {
      if (mailbox.get(i).message.equals(message)) {
        mailbox.remove(i);
        return;
      }
    }
  }

  private static ReceivedMessage message(JournalRecord record) {
    return new ReceivedMessage(
        record.word(0), record.word(1), record.wide(2), record.wide(4), record.wide(6), record.wide(8));
  }

  /** Whether a PHONE_CLOSE tells an application of what it did itself, which is not always told (O-03). */
  boolean isEchoOfOwnClose(ReceivedMessage message) {
    return message.id() == Tapi.PHONE_CLOSE
        && handle(message.hDevice()).map(Handle::ended).map(Ending::by).filter(by -> by.startsWith("phone")).isPresent();
  }
}
