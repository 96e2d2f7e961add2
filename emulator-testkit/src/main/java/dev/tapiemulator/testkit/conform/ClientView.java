package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.List;
import java.util.Optional;
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

  private ClientView(ViewReader reader) {
    journal = reader.journal;
    calls = List.copyOf(reader.calls);
    messages = List.copyOf(reader.messages);
    waits = List.copyOf(reader.waits);
    registrations = List.copyOf(reader.registrations);
    phones = List.copyOf(reader.phones);
    requests = List.copyOf(reader.requests);
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

  Stream<CallStep> callsBetween(int process, int after, int before) {
    return calls.stream().filter(call -> call.process() == process && call.at() > after && call.at() < before);
  }

  Stream<MessageStep> messagesBetween(int process, int after, int before) {
    return messages.stream()
        .filter(message -> message.process() == process && message.at() > after && message.at() < before);
  }
}
