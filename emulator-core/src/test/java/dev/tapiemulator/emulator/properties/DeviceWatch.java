package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.properties.Facts.OfHandle;
import dev.tapiemulator.emulator.properties.Facts.OfPhone;
import dev.tapiemulator.emulator.properties.Facts.OfRequest;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The oracle's ear on the phones: what each accepts, completes and reports, and which messages must follow from it.
 * Completions count at once, everything else when the outermost call to a phone has returned.
 */
final class DeviceWatch {

  private final Oracle oracle;
  private final Deliveries deliveries;
  private final Map<WatchedPhone, OfPhone> phones = new IdentityHashMap<>();
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private int depth;

  DeviceWatch(Oracle oracle, Deliveries deliveries) {
    this.oracle = oracle;
    this.deliveries = deliveries;
  }

  OfPhone facts(WatchedPhone phone) {
    return phones.computeIfAbsent(phone, OfPhone::new);
  }

  // ---- calls to the phone

  void entered() {
    depth++;
  }

  void left() {
    depth--;
    passOn();
  }

  /** A phone has been asked for an operation: what it reported meanwhile comes after the reply, if that is due. */
  void leftRequest() {
    depth--;
  }

  /** What was reported inside calls, or waited behind such a report, takes effect in its order. */
  void passOn() {
    while (depth == 0 && !waiting.isEmpty()) {
      deliveries.next();
      waiting.poll().run();
    }
  }

  void providerSession(WatchedPhone phone, boolean begins) {
    OfPhone facts = facts(phone);
    Oracle.require(facts.inProviderSession != begins, "provider session " + (begins ? "begun" : "ended") + " twice");
    facts.inProviderSession = begins;
  }

  /** Whether something that was reported from outside a call waits for the emulator to be entered. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  // ---- requests

  void submitted(WatchedPhone phone, int requestId) {
    Frame frame = oracle.current();
    OfPhone facts = facts(phone);
    Oracle.require(frame.handle != null && frame.handle.phone == facts, "nobody made request " + requestId);
    Oracle.require(frame.request == null, "one call made two requests");
    Oracle.require(requestId > 0 && oracle.isFresh(requestId), "request id " + requestId + " is in use");
    frame.request = new OfRequest(requestId, frame.handle, frame.function);
    facts.owed.put(requestId, frame.request);
  }

  void answered(WatchedPhone phone, int requestId, int result) {
    if (result != requestId) {
      oracle.current().deviceAnswer = result;
      facts(phone).owed.remove(requestId);
    }
  }

  /** The phone does not want to be opened or closed. */
  void refused(int code) {
    oracle.current().deviceAnswer = code;
  }

  void completed(WatchedPhone phone, int requestId, int result) {
    OfRequest request = facts(phone).owed.get(requestId);
    Oracle.require(request != null && !request.completed, "nothing is owed for request " + requestId);
    request.completed = true;
    request.result = result;
    if (!request.insideCall) {
      settle(request);
    }
  }

  /** The reply may go out now, unless the handle is closed or being closed. */
  void settle(OfRequest request) {
    request.handle.phone.owed.remove(request.id);
    for (Runnable change : request.held) {
      deliveries.next();
      change.run();
    }
    deliveries.next();
    if (request.handle.open && !oracle.isClosing(request.handle)) {
      deliveries.reply(request.handle, request.id, request.result);
    }
  }

  // ---- events

  /** Something that is passed on in its turn, if its session has not ended by then. */
  void reported(WatchedPhone phone, Runnable effect) {
    Object session = phone.port();
    Runnable guarded = () -> {
      if (phone.port() == session) {
        effect.run();
      }
    };
    if (depth > 0 || !waiting.isEmpty()) {
      waiting.add(guarded);
    } else {
      deliveries.next();
      guarded.run();
    }
  }

  void changed(WatchedPhone phone, int states, int detail, int cause, boolean differs) {
    if (!differs) {
      return;
    }
    OfPhone facts = facts(phone);
    OfRequest request = facts.owed.get(cause);
    if (request == null) {
      reported(phone, () -> {
        if (!facts.isAway()) {
          deliveries.state(facts, states, detail, null);
        }
      });
    } else {
      request.held.add(() -> {
        if (facts.isAway()) {
          deliveries.stateOfPhoneAway(facts, states, detail);
        } else {
          deliveries.state(facts, states, detail, null);
        }
      });
    }
  }

  void dataAreaChanged(WatchedPhone phone, int cause) {
    changed(phone, PHONESTATE_OTHER, 0, cause, true);
  }

  void devSpecific(WatchedPhone phone, long param1, long param2, long param3) {
    OfPhone facts = facts(phone);
    reported(phone, () -> {
      if (!facts.isAway()) {
        facts.handles.forEach(handle -> deliveries.post(handle, PHONE_DEVSPECIFIC, param1, param2, param3));
      }
    });
  }

  /** TAPI asks the phone what has changed, which it cannot while the phone is reporting; so this one always waits. */
  void capabilitiesChanged(WatchedPhone phone) {
    entered();
    reported(phone, () -> deliveries.state(facts(phone), PHONESTATE_CAPSCHANGE, 0, null));
    depth--;
  }

  void button(WatchedPhone phone, int id, int mode, int state) {
    OfPhone facts = facts(phone);
    reported(phone, () -> {
      if (state == PHONEBUTTONSTATE_DOWN) {
        buttonDown(facts, id, mode);
      } else {
        buttonUp(facts, id, mode);
      }
    });
  }

  private void buttonDown(OfPhone phone, int id, int mode) {
    if (phone.isAway()) {
      phone.upToSwallow.add(id);
      return;
    }
    if (phone.down.contains(id)) {
      letGo(phone, id, mode);
    }
    phone.upToSwallow.remove(id);
    phone.down.add(id);
    deliveries.next();
    for (OfHandle handle : phone.handles) {
      if (admits(handle, mode, PHONEBUTTONSTATE_DOWN)) {
        deliveries.post(handle, PHONE_BUTTON, id, mode, PHONEBUTTONSTATE_DOWN);
        handle.owedUps.add(id);
      }
    }
  }

  private void buttonUp(OfPhone phone, int id, int mode) {
    if (phone.upToSwallow.remove(id)) {
      return;
    }
    phone.down.remove(id);
    for (OfHandle handle : phone.handles) {
      if (!phone.isAway() && admits(handle, mode, PHONEBUTTONSTATE_UP)) {
        Expected up = deliveries.post(handle, PHONE_BUTTON, id, mode, PHONEBUTTONSTATE_UP);
        up.optional |= !handle.owedUps.remove(id);
      }
    }
  }

  /** The phone goes away or is pressed again: those who saw the down get its up (C-64, O-35). */
  private void letGo(OfPhone phone, int id, int mode) {
    for (OfHandle handle : phone.handles) {
      if (admits(handle, mode, PHONEBUTTONSTATE_UP) && handle.owedUps.remove(id)) {
        deliveries.post(handle, PHONE_BUTTON, id, mode, PHONEBUTTONSTATE_UP);
      }
    }
  }

  private static boolean admits(OfHandle handle, int mode, int state) {
    return (handle.buttonModes & mode) != 0 && (handle.buttonStates & state) != 0;
  }

  private void letAllGo(OfPhone phone) {
    for (int id : phone.down) {
      letGo(phone, id, PHONEBUTTONMODE_KEYPAD);
      phone.upToSwallow.add(id);
    }
    phone.down.clear();
    deliveries.next();
  }

  // ---- the link, and the end

  void suspend(WatchedPhone watched, boolean suspended) {
    OfPhone phone = facts(watched);
    if (phone.suspended != suspended) {
      if (suspended) {
        letAllGo(phone);
      }
      phone.suspended = suspended;
      deliveries.state(phone, suspended ? PHONESTATE_SUSPEND : PHONESTATE_RESUME, 0, null);
    }
  }

  void connect(WatchedPhone watched, boolean connected) {
    OfPhone phone = facts(watched);
    if (phone.connected != connected) {
      if (!connected) {
        letAllGo(phone);
      }
      phone.connected = connected;
      deliveries.state(phone, connected ? PHONESTATE_CONNECTED : PHONESTATE_DISCONNECTED, 0, null);
    }
  }

  /** Everything owed has been completed; what happens next depends on why the phone was taken away. */
  void takenAway(WatchedPhone phone) {
    if (facts(phone).leaving) {
      removal(phone);
    } else {
      forcedClose(phone);
    }
  }

  void forcedClose(WatchedPhone phone) {
    closeAll(phone, false);
  }

  /** The phone is to be removed; an open one settles first. */
  void beginRemoval(WatchedPhone phone) {
    facts(phone).leaving = true;
    if (phone.port() == null) {
      removal(phone);
    }
  }

  void removal(WatchedPhone watched) {
    OfPhone phone = facts(watched);
    if (!phone.removed) {
      if (watched.port() != null) {
        closeAll(watched, true);
      }
      phone.removed = true;
      oracle.removed(phone);
    }
  }

  private void closeAll(WatchedPhone watched, boolean removal) {
    OfPhone phone = facts(watched);
    deliveries.next();
    letAllGo(phone);
    for (OfHandle handle : List.copyOf(phone.handles)) {
      if (removal && handle.version < TAPI_VERSION_2_0) {
        deliveries.post(handle, PHONE_STATE, PHONESTATE_REMOVED, 0, 0);
        deliveries.next();
      }
      oracle.forgetPlanned(handle);
      handle.open = false;
      phone.handles.remove(handle);
      deliveries.post(handle, PHONE_CLOSE, 0, 0, 0);
      deliveries.next();
    }
    watched.ended();
  }

  void sessionEnded(WatchedPhone watched) {
    OfPhone phone = facts(watched);
    Oracle.require(phone.owed.isEmpty(), "requests " + phone.owed.keySet() + " were never completed");
    phone.down.clear();
    phone.upToSwallow.clear();
  }
}
