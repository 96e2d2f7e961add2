package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.EventHandle;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.util.HashMap;
import java.util.Map;

/**
 * A process of the replaying emulator. It keeps the objects behind its handles, as the application did: they may be
 * used when stale.
 */
final class ProcessAgain {

  private final TapiProcess process;
  private final PhoneCallback callback;
  private final Map<Long, EventHandle> events = new HashMap<>();
  private final Map<Long, CompletionPort> ports = new HashMap<>();

  ProcessAgain(TapiProcess process, PhoneCallback callback) {
    this.process = process;
    this.callback = callback;
  }

  void call(JournalRecord call) {
    CallArguments arguments = new CallArguments(call);
    int result = CallAgain.make(call, arguments, process.tapi(), callback);
    if (call.function() == PhoneFunction.PHONE_INITIALIZE_EX && result == 0) {
      keepEvent(arguments);
    }
  }

  TapiThread start(String name, Runnable body) {
    return process.start(name, body);
  }

  /** Any call, to offer the turn. */
  void call() {
    process.tapi().phoneShutdown(0);
  }

  void kill() {
    process.kill();
  }

  void pump(JournalRecord record) {
    process.messageLoop().pump(record.word(0));
  }

  void waitForEvent(JournalRecord record) {
    EventHandle event = events.get(record.wide(0));
    if (event == null) {
      throw new NotReplayable(record, "no phoneInitializeEx returned that event");
    }
    event.waitFor(record.word(2));
  }

  void createPort() {
    CompletionPort port = process.createCompletionPort();
    ports.put(port.handle(), port);
  }

  void closePort(JournalRecord record) {
    port(record).close();
  }

  void take(JournalRecord record) {
    port(record).get(record.word(2));
  }

  void localFree(JournalRecord record) {
    process.localFree(record.wide(0));
  }

  private CompletionPort port(JournalRecord record) {
    CompletionPort port = ports.get(record.wide(0));
    if (port == null) {
      throw new NotReplayable(record, "that completion port was not created");
    }
    return port;
  }

  /** hEvent is a number in the parameter block, and behind it an object that the application took hold of. */
  private void keepEvent(CallArguments arguments) {
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth());
    params.wrap(arguments.latestBuffer());
    if (params.dwOptions() == Tapi.PHONEINITIALIZEEXOPTION_USEEVENT) {
      events.put(params.hEvent(), process.eventHandle(params.hEvent()));
    }
  }
}
