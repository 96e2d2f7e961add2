package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.*;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a journal once, thread by thread, into the {@link ClientView}. */
final class ViewReader {

  final Journal journal;
  final List<CallStep> calls = new ArrayList<>();
  final List<MessageStep> messages = new ArrayList<>();
  final List<WaitStep> waits = new ArrayList<>();
  final List<Registration> registrations = new ArrayList<>();
  final List<PhoneHandle> phones = new ArrayList<>();
  final List<ClientRequest> requests = new ArrayList<>();

  private final Map<Integer, Deque<CallStep>> callsUnderWay = new TreeMap<>();
  private final Map<Integer, Deque<WaitStep>> waitsUnderWay = new TreeMap<>();
  private final Map<Integer, PointerWidth> widths = new TreeMap<>();
  private int thread;

  ViewReader(Journal journal) {
    this.journal = journal;
  }

  ViewReader read() {
    for (JournalRecord record : journal) {
      switch (record.kind()) {
        case TURN -> thread = record.word(0);
        case ATTACH -> widths.put(
            record.process(), record.word(0) == Integer.SIZE ? PointerWidth.BITS_32 : PointerWidth.BITS_64);
        case KILL -> killed(record);
        case CALL -> call(record);
        case RETURN -> returned(record);
        case EVENT_WAIT, PORT_TAKE -> waiting(record, record.word(2));
        case PUMP -> waiting(record, record.word(0));
        case EVENT_WAITED, PORT_TAKEN, PUMPED -> waited(record);
        case MESSAGE_TAKEN -> taken(MessageStep.of(record, thread));
        default -> { }
      }
    }
    return this;
  }

  private void call(JournalRecord record) {
    CallStep call = new CallStep(record, thread);
    calls.add(call);
    callsUnderWay.computeIfAbsent(thread, any -> new ArrayDeque<>()).push(call);
    if (call.is(PHONE_GET_MESSAGE)) {
      waiting(record, call.argument("dwTimeout"));
    }
  }

  /** Calls that were left by an exception are given up on the way. */
  private void returned(JournalRecord record) {
    Deque<CallStep> open = callsUnderWay.getOrDefault(thread, new ArrayDeque<>());
    while (!open.isEmpty()) {
      CallStep call = open.pop();
      if (call.function() == record.function() && call.process() == record.process()) {
        call.returned(record);
        learn(call);
        return;
      }
    }
  }

  private void learn(CallStep call) {
    switch (call.function()) {
      case PHONE_GET_MESSAGE -> waited(journal.get(call.end()));
      case PHONE_INITIALIZE, PHONE_INITIALIZE_EX -> {
        if (call.succeeded()) {
          registrations.add(new Registration(call, widths.getOrDefault(call.process(), PointerWidth.BITS_64)));
        }
      }
      case PHONE_OPEN -> {
        if (call.succeeded()) {
          phones.add(new PhoneHandle(call));
        }
      }
      case PHONE_CLOSE -> {
        if (call.succeeded()) {
          closed(call.process(), call.argument("hPhone"), call.end());
        }
      }
      case PHONE_SHUTDOWN -> {
        if (call.succeeded()) {
          shutDown(call);
        }
      }
      case PHONE_SET_STATUS_MESSAGES -> {
        if (call.succeeded()) {
          open(call.process(), call.argument("hPhone")).forEach(phone -> phone.statusMessagesAt = call.end());
        }
      }
      default -> {
        if (call.isAccepted()) {
          accepted(call);
        }
      }
    }
  }

  /** With several threads the reply may have been taken before the call returned (O-05). */
  private void accepted(CallStep call) {
    List<PhoneHandle> open = open(call.process(), call.argument("hPhone"));
    ClientRequest request = new ClientRequest(call, open.isEmpty() ? null : open.get(0));
    requests.add(request);
    messages.stream()
        .filter(message -> message.at() > call.at() && message.process() == call.process())
        .filter(message -> message.id() == Tapi.PHONE_REPLY && message.param1() == request.id)
        .forEach(message -> request.reply = message);
  }

  private void closed(int process, int handle, int at) {
    open(process, handle).forEach(phone -> phone.closedAt = at);
  }

  private void shutDown(CallStep call) {
    int app = call.argument("hPhoneApp");
    for (Registration registration : registrations) {
      boolean same = registration.handle == app && registration.process() == call.process();
      if (same && registration.shutdownAt == CallStep.NEVER) {
        registration.shutdownAt = call.end();
      }
    }
    for (PhoneHandle phone : phones) {
      boolean his = phone.process() == call.process() && phone.open.argument("hPhoneApp") == app;
      if (his && phone.closedAt == CallStep.NEVER) {
        phone.closedAt = call.end();
      }
    }
  }

  private void killed(JournalRecord record) {
    for (Registration registration : registrations) {
      if (registration.process() == record.process()) {
        registration.shutdownAt = Math.min(registration.shutdownAt, record.index());
      }
    }
    for (PhoneHandle phone : phones) {
      if (phone.process() == record.process()) {
        phone.closedAt = Math.min(phone.closedAt, record.index());
      }
    }
  }

  private List<PhoneHandle> open(int process, int handle) {
    return phones.stream()
        .filter(phone -> phone.handle == handle && phone.process() == process && phone.closedAt == CallStep.NEVER)
        .toList();
  }

  private void waiting(JournalRecord record, int timeoutMillis) {
    WaitStep wait = new WaitStep(record, thread, timeoutMillis);
    waits.add(wait);
    waitsUnderWay.computeIfAbsent(thread, any -> new ArrayDeque<>()).push(wait);
  }

  private void waited(JournalRecord record) {
    Deque<WaitStep> open = waitsUnderWay.getOrDefault(thread, new ArrayDeque<>());
    while (!open.isEmpty()) {
      WaitStep wait = open.pop();
      if (wait.process() == record.process() && belongs(wait.kind(), record.kind())) {
        wait.ended(record);
        return;
      }
    }
  }

  private static boolean belongs(JournalKind begin, JournalKind end) {
    return switch (begin) {
      case CALL -> end == JournalKind.RETURN;
      case PUMP -> end == JournalKind.PUMPED;
      case EVENT_WAIT -> end == JournalKind.EVENT_WAITED;
      default -> end == JournalKind.PORT_TAKEN;
    };
  }

  private void taken(MessageStep message) {
    messages.add(message);
    if (message.id() == Tapi.PHONE_CLOSE) {
      phones.stream()
          .filter(phone -> phone.handle == message.hDevice() && phone.process() == message.process())
          .filter(phone -> phone.closeMessage == null)
          .forEach(phone -> phone.closeMessage = message);
    } else if (message.id() == Tapi.PHONE_REPLY) {
      requests.stream()
          .filter(request -> request.id == message.param1() && request.call.process() == message.process())
          .filter(request -> request.reply == null)
          .forEach(request -> request.reply = message);
    }
  }
}
