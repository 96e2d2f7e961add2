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
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a request to its end: its completion, the changes it caused, and its reply, in the order the rulings want.
 */
final class Completions {

  private static final int STATE_FIRST = 0;
  private static final int REPLY_FIRST = 1;
  private static final int NO_DATA_AREA_MESSAGE = 2;

  private final World world;
  private final Notifier notifier;

  Completions(World world, Notifier notifier) {
    this.world = world;
    this.notifier = notifier;
  }

  /** The device reports the completion of a request. */
  void complete(DeviceSlot device, int requestId, int result) {
    Request request = world.requests.find(requestId);
    boolean known = request != null && request.device() == device && !Request.isHiddenFromPhone(request.plan);
    if (!known) {
      world.violation(
          request != null ? DeviceViolation.UNKNOWN_REQUEST : LateCompletion.kind(world, device, requestId),
          device, requestId, "request " + requestId + ", result " + PhoneErr.nameOf(result), null);
    } else if (!request.state().isOwed()) {
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
    OpenPhone phone = request.phone;
    List<DeferredReport> held = request.held;
    request.result = result;
    if (request.is(RequestState.PENDING) && request.device().closingHandle == phone) {
      // Settled while its own handle is being closed: no reply, whether the close came first or the completion (C-55,
      // C-56).
      world.requests.on(request, RequestEvent.CLOSE, Why.of(Rule.CLOSE_SUPPRESSES_REPLIES));
    }
    boolean suppressed = request.is(RequestState.SUPPRESSED);
    request.device().settledWhileClosing |= request.device().closingHandle != null;
    world.requests.on(request, RequestEvent.COMPLETE, suppressed ? Why.of(Rule.CLOSE_SUPPRESSES_REPLIES) : Why.NOTHING);
    if (suppressed) {
      announceAll(held, phone);
    } else if (request.is(RequestState.QUEUED)) {
      postReply(request);
    }
  }

  /**
   * The application's call returns with the id; a request completed inside the call has its reply posted now (C-48).
   */
  void returned(Request request) {
    boolean due = request.is(RequestState.DUE);
    world.requests.on(request, RequestEvent.RETURN, due ? Why.of(Rule.REPLY_AFTER_RETURN) : Why.NOTHING);
    if (request.is(RequestState.QUEUED)) {
      postReply(request);
    }
  }

  /** Keeps a change back when the request that caused it has not been replied to; false when nothing keeps it. */
  boolean hold(DeferredReport report) {
    Request cause = world.requests.find(report.c());
    boolean waits = cause != null && cause.device() == report.port().device && !cause.is(RequestState.QUEUED);
    if (waits) {
      if (cause.held == null) {
        cause.held = new ArrayList<>(2);
      }
      cause.held.add(report);
    }
    return waits;
  }

  /** Announces a change that no request keeps back; its request may have been completed before. */
  void announce(DeferredReport report) {
    Request cause = world.requests.find(report.c());
    announce(report, cause != null && cause.device() == report.port().device ? cause.phone : null);
  }

  private void postReply(Request request) {
    OpenPhone phone = request.phone;
    List<DeferredReport> held = request.held;
    request.held = null;
    boolean replyFirst = held != null && comesReplyFirst(request.id);
    if (!replyFirst) {
      announceAll(held, phone);
    }
    if (request.writeBack != null && !world.isDefault(Ruling.DEV_SPECIFIC_WRITE_BACK)) {
      sendWriteBackAsMessage(request);
    }
    notifier.reply(request);
    if (replyFirst) {
      announceAll(held, phone);
    }
  }

  private boolean comesReplyFirst(int requestId) {
    return switch (world.ruling(Ruling.REPLY_AGAINST_STATE_CHANGE)) {
      case STATE_FIRST -> false;
      case REPLY_FIRST -> true;
      default -> world.asker.choose(Decision.REPLY_BEFORE_STATE_CHANGE, 2, requestId) == 1;
    };
  }

  /** Announces the changes that a request held, if it held any. */
  private void announceAll(List<DeferredReport> held, OpenPhone requester) {
    if (held != null) {
      held.forEach(report -> announce(report, requester));
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
    if (result == 0 || result < 0 && request.function().mayReturn(result)) {
      return result;
    }
    PhoneFunction function = request.function();
    world.violation(
        DeviceViolation.UNDOCUMENTED_CODE, request.device(), request.id,
        function.headerName() + " completed with " + PhoneErr.nameOf(result), null);
    return PHONEERR_OPERATIONFAILED;
  }
}
