package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.properties.Facts.OfApplication;
import dev.tapiemulator.emulator.properties.Facts.OfHandle;
import dev.tapiemulator.emulator.properties.Facts.OfPhone;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import java.util.List;
import java.util.function.Predicate;

/** Which messages every application must and may get, in which order; judges each that is delivered. */
final class Deliveries {

  private static final int WITH_DETAIL = PHONESTATE_OWNER
      | PHONESTATE_MONITORS
      | PHONESTATE_LAMP
      | PHONESTATE_RINGMODE
      | PHONESTATE_HANDSETHOOKSWITCH
      | PHONESTATE_SPEAKERHOOKSWITCH
      | PHONESTATE_HEADSETHOOKSWITCH;

  /** Whether the handle is being closed by the call under way. */
  private final Predicate<OfHandle> closing;
  private int group;

  Deliveries(Predicate<OfHandle> closing) {
    this.closing = closing;
  }

  /** What is posted from now on comes after everything posted so far. */
  void next() {
    group++;
  }

  // ---- posting

  void state(OfPhone phone, int states, int detail, OfHandle except) {
    for (OfHandle handle : phone.handles) {
      if (handle != except) {
        stateTo(handle, states, detail, false);
      }
    }
  }

  /** A change that a request caused while the phone was away: the pages do not say whether it is told. */
  void stateOfPhoneAway(OfPhone phone, int states, int detail) {
    for (OfHandle handle : phone.handles) {
      stateTo(handle, states, detail, true);
    }
  }

  private void stateTo(OfHandle handle, int states, int detail, boolean optional) {
    int admitted = states & (handle.phoneStates | PHONESTATE_REINIT);
    if (handle.version < TAPI_VERSION_1_4 && (states & PHONESTATE_CAPSCHANGE) != 0) {
      admitted = admitted & ~PHONESTATE_CAPSCHANGE | PHONESTATE_REINIT;
    }
    if (admitted != 0) {
      boolean told = Integer.bitCount(states) == 1 && (states & WITH_DETAIL) != 0;
      Expected message = post(handle, PHONE_STATE, admitted, told ? detail : 0, 0);
      message.anyParam2 = Integer.bitCount(states) > 1;
      message.optional |= optional;
    }
  }

  /**
   * A handle that is being closed may be told or not, and one of several by the closing of the others; only that it is
   * closed is certain.
   */
  Expected post(OfHandle handle, int id, long param1, long param2, long param3) {
    Expected message = add(handle.app, new Expected(group, id, handle, handle, param1, param2, param3));
    message.optional = id != PHONE_CLOSE && closing.test(handle);
    message.anyTime = message.optional;
    return message;
  }

  Expected reply(OfHandle handle, int requestId, int result) {
    return add(handle.app, new Expected(group, PHONE_REPLY, null, handle, requestId, result, 0));
  }

  Expected toApplication(OfApplication app, int id, long param1) {
    return add(app, new Expected(group, id, null, null, param1, 0, 0));
  }

  private static Expected add(OfApplication app, Expected message) {
    app.queue.add(message);
    return message;
  }

  /** The application closes it: a window or an event loses what is queued for it, a port does not (O-04). */
  void discard(OfHandle handle) {
    if (handle.app.told != Facts.Told.BY_PORT) {
      handle.app.queue.removeIf(message -> message.about == handle);
    }
  }

  // ---- delivery

  void delivered(OfApplication app, Message message) {
    int bits = app.process.pointerBits;
    List<Expected> queue = app.queue;
    Expected barrier = null;
    Expected found = null;
    for (Expected candidate : queue) {
      boolean late = barrier != null && barrier.group < candidate.group && !candidate.anyTime;
      if (candidate.matches(message, bits)) {
        if (late) {
          throw new AssertionError(message + " overtook " + barrier);
        }
        found = candidate;
        break;
      }
      if (barrier == null && !candidate.optional && !candidate.anyTime) {
        barrier = candidate;
      }
    }
    if (found == null) {
      throw new AssertionError("nobody can have sent " + message + "; what could come is " + queue);
    }
    int passed = found.anyTime ? -1 : found.group;
    queue.remove(found);
    queue.removeIf(earlier -> earlier.optional && !earlier.anyTime && earlier.group < passed);
  }

  /** Whether something is there for certain. */
  static boolean certain(OfApplication app) {
    return app.queue.stream().anyMatch(message -> !message.optional && !message.anyTime);
  }

  /** Whether something may be there. */
  static boolean possible(OfApplication app) {
    return !app.queue.isEmpty();
  }
}
