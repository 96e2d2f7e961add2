package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.*;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a journal once, thread by thread, into the {@link ClientView}. */
final class ViewReader {

  final Journal journal;
  final List<CallStep> calls = new ArrayList<>();
  final List<MessageStep> messages = new ArrayList<>();
  final List<MessageStep> posted = new ArrayList<>();
  final List<WaitStep> waits = new ArrayList<>();
  final List<Registration> registrations = new ArrayList<>();
  final List<PhoneHandle> phones = new ArrayList<>();
  final List<ClientRequest> requests = new ArrayList<>();
  final Map<OfProcess, List<PhoneHandle>> phonesByHandle = new LinkedHashMap<>();
  final Map<OfProcess, List<PhoneHandle>> phonesByApplication = new LinkedHashMap<>();
  final Map<OfProcess, List<Registration>> registrationsByHandle = new LinkedHashMap<>();
  final Map<OfProcess, List<ClientRequest>> requestsById = new LinkedHashMap<>();

  private final Map<Integer, Deque<CallStep>> callsUnderWay = new TreeMap<>();
  private final Map<Integer, Deque<WaitStep>> waitsUnderWay = new TreeMap<>();
  private final Map<Integer, PointerWidth> widths = new TreeMap<>();
  /** The replies taken so far, by request. */
  private final Map<OfProcess, MessageStep> replies = new LinkedHashMap<>();
  private int thread;

  /** A handle or a request id, and the process that has it. */
  record OfProcess(int process, int number) {}

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
        case MESSAGE_POSTED -> posted.add(MessageStep.of(record, thread));
        case MESSAGE_TAKEN -> taken(MessageStep.of(record, thread));
        case HANDLE_CLOSED -> died(record);
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
    if (call.is(PHONE_GET_MESSAGE)) {
      waited(journal.get(call.end()));
    }
    if (call.isAccepted()) {
      accepted(call);
    } else if (call.succeeded()) {
      succeeded(call);
    } else if (call.has("hPhone") && call.wasRefusedByArguments(PhoneErr.INVALPHONEHANDLE)) {
      phones(call.process(), call.argument("hPhone")).stream()
          .filter(phone -> !phone.wasClosed() && phone.refusal == null)
          .forEach(phone -> phone.refusal = call);
    }
  }

  private void succeeded(CallStep call) {
    switch (call.function()) {
      case PHONE_INITIALIZE, PHONE_INITIALIZE_EX -> {
        Registration app = new Registration(call, widths.getOrDefault(call.process(), PointerWidth.BITS_64));
        registrations.add(app);
        put(registrationsByHandle, call.process(), app.handle, app);
      }
      case PHONE_OPEN -> {
        PhoneHandle phone = new PhoneHandle(call);
        phones.add(phone);
        put(phonesByHandle, call.process(), phone.handle, phone);
        put(phonesByApplication, call.process(), call.argument("hPhoneApp"), phone);
      }
      case PHONE_CLOSE -> phones(call.process(), call.argument("hPhone"))
          .forEach(phone -> phone.closed(call.at(), call.end()));
      case PHONE_SHUTDOWN -> shutDown(call);
      default -> { }
    }
  }

  private static <T> void put(Map<OfProcess, List<T>> all, int process, int number, T thing) {
    all.computeIfAbsent(new OfProcess(process, number), any -> new ArrayList<>()).add(thing);
  }

  /** With several threads the reply may have been taken before the call returned (O-05). */
  private void accepted(CallStep call) {
    PhoneHandle phone = phones(call.process(), call.argument("hPhone")).stream()
        .filter(open -> !open.wasClosed()).findFirst().orElse(null);
    ClientRequest request = new ClientRequest(call, phone);
    MessageStep early = replies.get(new OfProcess(call.process(), request.id));
    if (early != null && early.at() > call.at()) {
      request.reply = early;
    }
    requests.add(request);
    put(requestsById, call.process(), request.id, request);
  }

  private void shutDown(CallStep call) {
    OfProcess app = new OfProcess(call.process(), call.argument("hPhoneApp"));
    registrationsByHandle.getOrDefault(app, List.of()).stream()
        .filter(registration -> registration.shutdownAt == CallStep.NEVER)
        .forEach(registration -> registration.shutdownAt = call.end());
    phonesByApplication.getOrDefault(app, List.of()).forEach(phone -> phone.closed(call.at(), call.end()));
  }

  private void killed(JournalRecord record) {
    registrations.stream()
        .filter(registration -> registration.process() == record.process())
        .forEach(registration -> registration.shutdownAt = Math.min(registration.shutdownAt, record.index()));
    phones.stream()
        .filter(phone -> phone.process() == record.process())
        .forEach(phone -> phone.closed(record.index(), record.index()));
  }

  private List<PhoneHandle> phones(int process, int handle) {
    return phonesByHandle.getOrDefault(new OfProcess(process, handle), List.of());
  }

  private void died(JournalRecord record) {
    phones(record.process(), record.word(0)).stream()
        .filter(phone -> phone.diedAt == CallStep.NEVER)
        .forEach(phone -> phone.diedAt = record.index());
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
      phones(message.process(), message.hDevice()).stream()
          .filter(phone -> phone.closeMessage == null)
          .forEach(phone -> phone.closeMessage = message);
    } else if (message.id() == Tapi.PHONE_REPLY) {
      OfProcess key = new OfProcess(message.process(), (int) message.param1());
      replies.put(key, message);
      requestsById.getOrDefault(key, List.of()).stream()
          .filter(request -> request.reply == null)
          .forEach(request -> request.reply = message);
    }
  }
}
