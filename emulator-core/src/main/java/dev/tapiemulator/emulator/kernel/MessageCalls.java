package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALAPPHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;

/** phoneGetMessage, and what the three mechanisms have in common: handing a message over. */
final class MessageCalls {

  private final World world;
  private final CallGate gate;
  private final Notifier notifier;
  private final PhoneMessage[] views;

  MessageCalls(World world, CallGate gate, Notifier notifier) {
    this.world = world;
    this.gate = gate;
    this.notifier = notifier;
    this.views = new PhoneMessage[PointerWidth.values().length];
  }

  int phoneGetMessage(ProcessSlot process, int hPhoneApp, ByteBuffer lpMessage, int dwTimeout) {
    Call call = gate.begin(PhoneFunction.PHONE_GET_MESSAGE, process)
        .app(hPhoneApp)
        .output(lpMessage, PhoneMessage.fixedSize(process.width))
        .word(dwTimeout);
    int refusal = gate.admit();
    if (refusal != 0) {
      return refusal;
    }
    if (call.app.mailbox.isEmpty()) {
      return dwTimeout == 0 ? gate.refuse(PHONEERR_OPERATIONFAILED) : Kernel.BLOCKED;
    }
    return hand(call, lpMessage);
  }

  /** Goes on with a phoneGetMessage that waited: with a message, a shutdown (C-18), or a time-out (C-17). */
  int resume(ProcessSlot process, int hPhoneApp, ByteBuffer lpMessage) {
    Call call = gate.resume(PhoneFunction.PHONE_GET_MESSAGE, process);
    call.app = world.apps.find(hPhoneApp);
    if (call.app == null) {
      return gate.refuse(PHONEERR_INVALAPPHANDLE);
    }
    return call.app.mailbox.isEmpty() ? gate.refuse(PHONEERR_OPERATIONFAILED) : hand(call, lpMessage);
  }

  private int hand(Call call, ByteBuffer lpMessage) {
    write(call.process, take(call.app), lpMessage);
    return gate.succeed();
  }

  /** A port closes: what lies in it is lost, and so are the replies among it (C-15). */
  void discard(CompletionQueue port) {
    port.closed = true;
    for (Application app : port.sources()) {
      notifier.dropAll(app, Why.of(Rule.COMPLETION_PORT));
    }
  }

  /** Takes an application's oldest message, which can be read until the next is posted. */
  Message take(Application app) {
    Request request = world.requests.at(app.mailbox.first().requestSlot);
    Message message = app.mailbox.take();
    notifier.left(message);
    JournalTape record = notifier.journal(JournalKind.MESSAGE_TAKEN, app, message, Why.NOTHING);
    if (request != null && returnsData(request)) {
      request.returnPayload();
      record.data(request.payload(), 0, request.payloadBytes());
    }
    record.end();
    if (request != null) {
      world.requests.on(request, RequestEvent.FETCH, Why.NOTHING);
    }
    return message;
  }

  /** What phoneDevSpecific writes back is there when the reply that says so is (C-50, O-45). */
  private boolean returnsData(Request request) {
    return request.writeBack != null && request.result == 0 && world.isDefault(Ruling.DEV_SPECIFIC_WRITE_BACK);
  }

  /** Writes a message as a PHONEMESSAGE of the process's width. */
  void write(ProcessSlot process, Message from, ByteBuffer to) {
    int index = process.width.ordinal();
    if (views[index] == null) {
      views[index] = new PhoneMessage(process.width);
    }
    views[index].wrap(to)
        .hDevice(from.hDevice)
        .dwMessageID(from.id)
        .dwCallbackInstance(from.instance)
        .dwParam1(from.param1)
        .dwParam2(from.param2)
        .dwParam3(from.param3);
  }
}
