package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.List;

/** Turns what happened into messages: who gets which, by mask, privilege and version (C-22, C-32). */
final class Notifier {

  /** Status bits whose dwParam2 says more (C-60). */
  private static final int WITH_DETAIL = PHONESTATE_OWNER
      | PHONESTATE_MONITORS
      | PHONESTATE_LAMP
      | PHONESTATE_RINGMODE
      | PHONESTATE_HANDSETHOOKSWITCH
      | PHONESTATE_SPEAKERHOOKSWITCH
      | PHONESTATE_HEADSETHOOKSWITCH;

  private static final long DWORD = 0xFFFF_FFFFL;

  private final World world;

  Notifier(World world) {
    this.world = world;
  }

  /** Whether the bits hold more than one bit whose detail could not be told apart. */
  static boolean isAmbiguous(int phoneStates) {
    return Integer.bitCount(phoneStates & WITH_DETAIL) > 1;
  }

  /** Announces a status change to every handle whose mask admits it, except one (null for none). */
  void state(DeviceSlot device, int phoneStates, int detail, OpenPhone except) {
    for (int i = 0; i < device.handles.size(); i++) {
      OpenPhone phone = device.handles.get(i);
      if (phone != except) {
        stateTo(phone, phoneStates, detail);
      }
    }
  }

  private void stateTo(OpenPhone phone, int phoneStates, int detail) {
    int admitted = phoneStates & phone.phoneStates; // REINIT, which passes every mask, comes by another way.
    if (phone.apiVersion < TAPI_VERSION_1_4 && (phoneStates & PHONESTATE_CAPSCHANGE) != 0) {
      // C-72: before 1.4 there was no other way to say it.
      admitted = admitted & ~PHONESTATE_CAPSCHANGE | PHONESTATE_REINIT;
    }
    if (admitted != 0) {
      boolean alone = Integer.bitCount(admitted) == 1;
      send(phone, PHONE_STATE, admitted, alone && (admitted & WITH_DETAIL) != 0 ? detail : 0, 0);
    }
  }

  /** Asks an application to reinitialise: on each of its handles, or once without handle when it has none (O-23). */
  void reinit(Application app) {
    List<OpenPhone> phones = app.openPhones();
    for (OpenPhone phone : phones) {
      send(phone, PHONE_STATE, PHONESTATE_REINIT, 0, 0);
    }
    if (phones.isEmpty()) {
      post(app, 0, PHONE_STATE, 0, PHONESTATE_REINIT, 0, 0, null);
    }
  }

  /**
   * Tells applications that a phone is about to be removed, where their version has PHONESTATE_REMOVED for it (C-70,
   * O-24).
   */
  void removed(OpenPhone phone) {
    boolean old = phone.apiVersion < TAPI_VERSION_2_0;
    boolean wanted =
        !world.isDefault(Ruling.REMOVED_TO_NEW_APPLICATIONS) && (phone.phoneStates & PHONESTATE_REMOVED) != 0;
    if (old || wanted) {
      send(phone, PHONE_STATE, PHONESTATE_REMOVED, 0, 0);
    }
  }

  /** Passes a button event to every handle whose masks admit it; {@code early} only to those that are owed this up. */
  void button(DeviceSlot device, int buttonLampId, int mode, int state, boolean early) {
    for (int i = 0; i < device.handles.size(); i++) {
      OpenPhone phone = device.handles.get(i);
      boolean admitted = (phone.buttonModes & mode) != 0 && (phone.buttonStates & state) != 0;
      if (admitted && (!early || phone.isOwedUp(buttonLampId))) {
        send(phone, PHONE_BUTTON, buttonLampId, mode, state);
        phone.told(buttonLampId, state == PHONEBUTTONSTATE_DOWN);
      }
    }
  }

  /** Passes a device-specific event to every handle (O-21). */
  void devSpecific(DeviceSlot device, long param1, long param2, long param3) {
    for (int i = 0; i < device.handles.size(); i++) {
      devSpecific(device.handles.get(i), param1, param2, param3);
    }
  }

  void devSpecific(OpenPhone phone, long param1, long param2, long param3) {
    send(phone, PHONE_DEVSPECIFIC, param1, param2, param3);
  }

  void close(OpenPhone phone) {
    send(phone, PHONE_CLOSE, 0, 0, 0);
  }

  /** Announces a new phone to one application, in the words of its version (C-68). */
  void created(Application app, int deviceId) {
    if (app.messageVersion() >= TAPI_VERSION_1_4) {
      post(app, 0, PHONE_CREATE, 0, deviceId, 0, 0, null);
    } else {
      reinit(app);
    }
  }

  /** Announces a removal to an application that came by phoneInitializeEx at 2.0 or later (C-69). */
  void gone(Application app, int deviceId) {
    if (!app.registeredByOldCall && app.messageVersion() >= TAPI_VERSION_2_0) {
      post(app, 0, PHONE_REMOVE, 0, deviceId, 0, 0, null);
    }
  }

  /** The reply to a request; it names no handle, but closing the handle may still take it away (C-43, O-11). */
  void reply(Request request) {
    OpenPhone phone = request.phone;
    long result = request.result;
    if (phone.app.process.width == PointerWidth.BITS_64 && !world.isDefault(Ruling.REPLY_ERROR_EXTENSION)) {
      result &= DWORD;
    }
    Message message = put(phone.app, 0, PHONE_REPLY, phone.instance, request.id, result, 0, phone);
    message.requestSlot = request.slot;
    request.replySlot = message.slot;
    posted(phone.app, message);
  }

  /** Takes one message out of a mailbox unseen. */
  void drop(Application app, Message message, int why) {
    app.mailbox.remove(message);
    left(message);
    journal(JournalKind.MESSAGE_DROPPED, app, message, why).end();
  }

  /** A message has left its mailbox. */
  void left(Message message) {
    world.closesWaiting -= message.id == PHONE_CLOSE ? 1 : 0;
  }

  /** Takes everything out of a mailbox that nobody will look into any more. */
  void dropAll(Application app, int why) {
    while (!app.mailbox.isEmpty()) {
      Message message = app.mailbox.first();
      Request request = world.requests.at(message.requestSlot);
      drop(app, message, why);
      if (request != null) {
        world.requests.on(request, RequestEvent.CLOSE, why);
      }
    }
  }

  private void send(OpenPhone phone, int id, long param1, long param2, long param3) {
    post(phone.app, phone.handle, id, phone.instance, param1, param2, param3, phone);
  }

  private void post(
      Application app, int hDevice, int id, long instance, long param1, long param2, long param3, OpenPhone about) {
    if (id == PHONE_CLOSE || app.mailbox.unsolicited() < world.config.bounds().mailboxMessages()) {
      posted(app, put(app, hDevice, id, instance, param1, param2, param3, about));
    } else {
      world.fail(new EmulatorFailure("application \"" + app.name + "\" lets its messages pile up: "
          + app.mailbox.unsolicited() + " are waiting, which is Bounds.mailboxMessages (O-40)"));
    }
  }

  /**
   * Puts a message into the mailbox; a 32-bit process gets the low half of every pointer-sized value, whatever the
   * mechanism.
   */
  private Message put(
      Application app, int hDevice, int id, long instance, long param1, long param2, long param3, OpenPhone about) {
    long bits = app.process.pointerBits;
    return app.mailbox.post(
        world.messagesPosted++, hDevice, id, instance & bits, param1 & bits, param2 & bits, param3 & bits, about);
  }

  private void posted(Application app, Message message) {
    world.closesWaiting += message.id == PHONE_CLOSE ? 1 : 0;
    journal(JournalKind.MESSAGE_POSTED, app, message, Why.NOTHING).end();
    if (app.port != null && app.port.closed) {
      dropAll(app, Why.of(Rule.COMPLETION_PORT));
    }
  }

  /** Starts the record of what became of a message. */
  JournalTape journal(JournalKind kind, Application app, Message message, int why) {
    return world.tape
        .begin(kind, 0, why, app.process.id, app.number)
        .words(message.hDevice, message.id)
        .wide(message.instance)
        .wides(message.param1, message.param2, message.param3);
  }
}
