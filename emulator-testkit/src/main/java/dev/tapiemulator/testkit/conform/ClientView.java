package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A run as its programs saw it: what they called, what they got, what they could know. */
final class ClientView {

  final Journal journal;
  final List<CallStep> calls;
  final List<MessageStep> messages;
  final List<WaitStep> waits;
  final List<Registration> registrations;
  final List<PhoneHandle> phones;
  final List<ClientRequest> requests;
  /** Every successful phoneGetDevCaps. */
  final List<CallStep> readings;

  private ClientView(ViewReader reader) {
    journal = reader.journal;
    calls = List.copyOf(reader.calls);
    messages = List.copyOf(reader.messages);
    waits = List.copyOf(reader.waits);
    registrations = List.copyOf(reader.registrations);
    phones = List.copyOf(reader.phones);
    requests = List.copyOf(reader.requests);
    readings = calls.stream().filter(call -> call.is(PhoneFunction.PHONE_GET_DEV_CAPS) && call.succeeded()).toList();
  }

  static ClientView of(Journal journal) {
    return new ClientView(new ViewReader(journal).read());
  }

  /** The handle that a call used, as the program last got it; empty when it never did. */
  Optional<PhoneHandle> phoneOf(CallStep call) {
    if (!call.has("hPhone")) {
      return Optional.empty();
    }
    int handle = call.argument("hPhone");
    return phones.stream()
        .filter(phone -> phone.handle == handle && phone.process() == call.process() && phone.open.end() < call.at())
        .reduce((first, second) -> second);
  }

  /** The application whose handle a call used, as the program last got it; empty when it never did. */
  Optional<Registration> applicationOf(CallStep call) {
    if (!call.has("hPhoneApp")) {
      return Optional.empty();
    }
    int handle = call.argument("hPhoneApp");
    return registrations.stream()
        .filter(app -> app.handle == handle && app.process() == call.process() && app.initialize.end() < call.at())
        .reduce((first, second) -> second);
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

  Stream<CallStep> callsBetween(int process, int after, int before) {
    return calls.stream().filter(call -> call.process() == process && call.at() > after && call.at() < before);
  }

  Stream<MessageStep> messagesBetween(int process, int after, int before) {
    return messages.stream()
        .filter(message -> message.process() == process && message.at() > after && message.at() < before);
  }
}
