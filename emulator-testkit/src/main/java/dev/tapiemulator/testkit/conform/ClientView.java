package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.conform.ViewReader.OfProcess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A run as its programs saw it: what they called, what they got, what they could know. */
final class ClientView {

  final Journal journal;
  final List<CallStep> calls;
  final List<MessageStep> messages;
  /** Messages as they came into the mailboxes, whether or not a program ever took them. */
  final List<MessageStep> posted;
  final List<WaitStep> waits;
  final List<Registration> registrations;
  final List<PhoneHandle> phones;
  final List<ClientRequest> requests;

  private final Map<PhoneFunction, List<CallStep>> successes = new EnumMap<>(PhoneFunction.class);
  private final Map<OfProcess, List<PhoneHandle>> phonesByHandle;
  private final Map<OfProcess, List<PhoneHandle>> phonesByApplication;
  private final Map<OfProcess, List<Registration>> registrationsByHandle;
  private final Map<OfProcess, List<ClientRequest>> requestsById;

  private ClientView(ViewReader reader) {
    journal = reader.journal;
    calls = List.copyOf(reader.calls);
    messages = List.copyOf(reader.messages);
    posted = List.copyOf(reader.posted);
    waits = List.copyOf(reader.waits);
    registrations = List.copyOf(reader.registrations);
    phones = List.copyOf(reader.phones);
    requests = List.copyOf(reader.requests);
    phonesByHandle = reader.phonesByHandle;
    phonesByApplication = reader.phonesByApplication;
    registrationsByHandle = reader.registrationsByHandle;
    requestsById = reader.requestsById;
    calls.stream().filter(CallStep::succeeded)
        .forEach(call -> successes.computeIfAbsent(call.function(), any -> new ArrayList<>()).add(call));
  }

  static ClientView of(Journal journal) {
    return new ClientView(new ViewReader(journal).read());
  }

  /** The handle that a call used, as the program last got it; empty when it never did. */
  Optional<PhoneHandle> phoneOf(CallStep call) {
    return call.has("hPhone") ? phone(call.process(), call.argument("hPhone"), call.at()) : Optional.empty();
  }

  /** The phone that a handle meant to a process, before a record. */
  Optional<PhoneHandle> phone(int process, int handle, int at) {
    return phonesByHandle.getOrDefault(new OfProcess(process, handle), List.of()).stream()
        .filter(phone -> phone.open.end() < at)
        .reduce((first, second) -> second);
  }

  /** The phones that an application ever had open. */
  List<PhoneHandle> phonesOf(Registration app) {
    return phonesByApplication.getOrDefault(new OfProcess(app.process(), app.handle), List.of());
  }

  /** The application whose handle a call used, as the program last got it; empty when it never did. */
  Optional<Registration> applicationOf(CallStep call) {
    return call.has("hPhoneApp")
        ? application(call.process(), call.argument("hPhoneApp"), call.at())
        : Optional.empty();
  }

  private Optional<Registration> application(int process, int handle, int at) {
    return registrationsByHandle.getOrDefault(new OfProcess(process, handle), List.of()).stream()
        .filter(app -> app.initialize.end() < at)
        .reduce((first, second) -> second);
  }

  /** The application that a message about a phone, or a reply, is for. */
  Optional<Registration> receiverOf(MessageStep message) {
    Optional<PhoneHandle> about = message.id() == Tapi.PHONE_REPLY
        ? requestsById.getOrDefault(new OfProcess(message.process(), (int) message.param1()), List.of()).stream()
            .filter(request -> request.call.at() < message.at() && request.phone != null)
            .reduce((first, second) -> second)
            .map(request -> request.phone)
        : phone(message.process(), message.hDevice(), message.at());
    return about.flatMap(phone ->
        application(phone.process(), phone.open.argument("hPhoneApp"), phone.open.at()));
  }

  /** The request that an asynchronous call made; empty when it was refused. */
  Optional<ClientRequest> requestOf(CallStep call) {
    return call.isAccepted()
        ? requestsById.get(new OfProcess(call.process(), call.result())).stream()
            .filter(request -> request.call == call).findFirst()
        : Optional.empty();
  }

  /** Hands over each call with the requests of its process that were outstanding then, in one sweep. */
  void forEachCall(BiConsumer<CallStep, List<ClientRequest>> action) {
    List<ClientRequest> outstanding = new ArrayList<>();
    int next = 0;
    for (CallStep call : calls) {
      for (; next < requests.size() && requests.get(next).call.end() < call.at(); next++) {
        outstanding.add(requests.get(next));
      }
      outstanding.removeIf(request -> !request.isOutstandingAt(call.at()));
      action.accept(call, outstanding.stream().filter(request -> request.call.process() == call.process()).toList());
    }
  }

  /** The last call of a function that had succeeded before a record and is as asked for. */
  Optional<CallStep> lastSuccess(PhoneFunction function, int before, Predicate<CallStep> wanted) {
    List<CallStep> all = successes.getOrDefault(function, List.of());
    for (int i = firstBehind(all, CallStep::at, before - 1) - 1; i >= 0; i--) {
      if (all.get(i).end() < before && wanted.test(all.get(i))) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  Stream<CallStep> callsBetween(int process, int after, int before) {
    return between(calls, CallStep::at, after, before).stream().filter(call -> call.process() == process);
  }

  Stream<MessageStep> messagesBetween(int process, int after, int before) {
    return between(messages, MessageStep::at, after, before).stream()
        .filter(message -> message.process() == process);
  }

  Stream<WaitStep> waitsBetween(int process, int after, int before) {
    return between(waits, WaitStep::at, after, before).stream().filter(wait -> wait.process() == process);
  }

  private static <T> List<T> between(List<T> inOrder, ToIntFunction<T> place, int after, int before) {
    int from = firstBehind(inOrder, place, after);
    return inOrder.subList(from, Math.max(from, firstBehind(inOrder, place, before - 1)));
  }

  private static <T> int firstBehind(List<T> inOrder, ToIntFunction<T> place, int record) {
    int low = 0;
    int high = inOrder.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place.applyAsInt(inOrder.get(middle)) <= record) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
