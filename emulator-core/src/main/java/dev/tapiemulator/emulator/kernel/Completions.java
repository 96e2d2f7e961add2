package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a request to its end: its completion, the changes it caused, and its reply, in the order the rulings want.
 */
final class Completions implements Stateful {

  private static final int STATE_FIRST = 0;
  private static final int REPLY_FIRST = 1;
  private static final int NO_DATA_AREA_MESSAGE = 2;

  private final World world;
  private final Notifier notifier;
  /** Changes that wait for the reply of the request that caused them, in the order they were reported. */
  private final List<DeferredReport> held = new ArrayList<>(2);

  Completions(World world, Notifier notifier) {
    this.world = world;
    this.notifier = notifier;
  }

  /** The device reports the completion of a request. */
  void complete(DeviceSlot device, int requestId, int result) {
    Request request = world.requests.find(requestId);
    boolean known = request != null && request.device == device && !Request.isHiddenFromPhone(request.plan);
    if (!known) {
      world.violation(
          request != null ? DeviceViolation.UNKNOWN_REQUEST : world.requests.lateCompletion(device, requestId),
          device, requestId, "request " + requestId + ", result " + PhoneErr.nameOf(result), null);
    } else if (!request.state.isOwed()) {
      world.violation(
          DeviceViolation.SECOND_COMPLETION, device, requestId,
          "request " + requestId + " again, result " + PhoneErr.nameOf(result), null);
    } else {
      boolean again = request.plan == FaultKind.COMPLETE_TWICE;
      settle(request, checked(request, result));
      if (again) {
        complete(device, requestId, result);
      }
    }
  }

  /** Completes a request that is still owed, whoever does it. */
  void settle(Request request, int result) {
    int id = request.id;
    OpenPhone phone = request.phone;
    request.result = result;
    if (request.state == RequestState.PENDING && request.device.closingHandle == phone) {
      // Settled while its own handle is being closed: no reply, whether the close came first or the completion (C-55,
      // C-56).
      world.requests.on(request, RequestEvent.CLOSE, Why.of(Rule.CLOSE_SUPPRESSES_REPLIES));
    }
    boolean suppressed = request.state == RequestState.SUPPRESSED;
    request.device.settledWhileClosing |= request.device.closingHandle != null;
    world.requests.on(request, RequestEvent.COMPLETE, suppressed ? Why.of(Rule.CLOSE_SUPPRESSES_REPLIES) : Why.NOTHING);
    if (suppressed) {
      announceHeld(id, phone);
    } else if (request.state == RequestState.QUEUED) {
      postReply(request);
    }
  }

  /**
   * The application's call returns with the id; a request completed inside the call has its reply posted now (C-48).
   */
  void returned(Request request) {
    boolean due = request.state == RequestState.DUE;
    world.requests.on(request, RequestEvent.RETURN, due ? Why.of(Rule.REPLY_AFTER_RETURN) : Why.NOTHING);
    if (request.state == RequestState.QUEUED) {
      postReply(request);
    }
  }

  @Override
  public void addTo(StateHash hash) {
    hash.add(held.size());
    held.forEach(report -> report.addTo(hash));
  }

  /** Keeps a change back when the request that caused it has not been replied to; false when nothing keeps it. */
  boolean hold(DeferredReport report) {
    Request cause = world.requests.find(report.c());
    boolean waits = cause != null && cause.device == report.port().device && cause.state != RequestState.QUEUED;
    if (waits) {
      held.add(report);
    }
    return waits;
  }

  /** Announces a change that no request keeps back; its request may have been completed before. */
  void announce(DeferredReport report) {
    Request cause = world.requests.find(report.c());
    announce(report, cause != null && cause.device == report.port().device ? cause.phone : null);
  }

  /** What was held for a request that will never be completed through its device, because it was refused. */
  void forget(int requestId) {
    held.removeIf(report -> report.c() == requestId);
  }

  private void postReply(Request request) {
    int id = request.id;
    OpenPhone phone = request.phone;
    boolean replyFirst = isHeldFor(id) && comesReplyFirst(id);
    if (!replyFirst) {
      announceHeld(id, phone);
    }
    if (request.writeBack != null && !world.isDefault(Ruling.DEV_SPECIFIC_WRITE_BACK)) {
      sendWriteBackAsMessage(request);
    }
    notifier.reply(request);
    if (replyFirst) {
      announceHeld(id, phone);
    }
  }

  private boolean comesReplyFirst(int requestId) {
    return switch (world.ruling(Ruling.REPLY_AGAINST_STATE_CHANGE)) {
      case STATE_FIRST -> false;
      case REPLY_FIRST -> true;
      default -> world.asker.choose(Decision.REPLY_BEFORE_STATE_CHANGE, 2, requestId) == 1;
    };
  }

  private boolean isHeldFor(int requestId) {
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i).c() == requestId) {
        return true;
      }
    }
    return false;
  }

  private void announceHeld(int requestId, OpenPhone requester) {
    for (int i = 0; i < held.size(); ) {
      if (held.get(i).c() == requestId) {
        announce(held.remove(i), requester);
      } else {
        i++;
      }
    }
  }

  private void announce(DeferredReport report, OpenPhone requester) {
    DeviceSlot device = report.port().device;
    boolean hidesOwn = !world.isDefault(Ruling.REQUESTER_SEES_OWN_STATE_CHANGE);
    OpenPhone except = hidesOwn ? requester : null;
    if (report.type() == DeviceReport.DATA_AREA_CHANGED) {
      int ruling = world.ruling(Ruling.DATA_AREA_CHANGE);
      if (ruling != NO_DATA_AREA_MESSAGE) {
        notifier.state(device, ruling == 0 ? PHONESTATE_OTHER : PHONESTATE_DEVSPECIFIC, 0, except);
      }
    } else if (report.d() != 0 || !world.isDefault(Ruling.UNCHANGED_VALUE_NOTIFIES)) {
      notifier.state(device, report.a(), report.b(), except);
    }
  }

  /** O-45's other side: the first three DWORDs of the block come as the parameters of a message. */
  private void sendWriteBackAsMessage(Request request) {
    ByteBuffer block = request.payload().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long[] params = new long[3];
    for (int i = 0; i < params.length && block.remaining() >= Integer.BYTES; i++) {
      params[i] = block.getInt() & 0xFFFFFFFFL;
    }
    if (request.result == 0) {
      notifier.devSpecific(request.phone, params[0], params[1], params[2]);
    }
  }

  /** A result the function's page allows, or OPERATIONFAILED after a violation (C-45). */
  private int checked(Request request, int result) {
    if (result == 0 || result < 0 && request.function.mayReturn(result)) {
      return result;
    }
    PhoneFunction function = request.function;
    world.violation(
        DeviceViolation.UNDOCUMENTED_CODE, request.device, request.id,
        function.headerName() + " completed with " + PhoneErr.nameOf(result), null);
    return PHONEERR_OPERATIONFAILED;
  }
}
