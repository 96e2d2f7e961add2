package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;

/**
 * Every way in which an open phone ends: phoneClose, phoneShutdown, process death, forced close, removal; and what
 * becomes of the requests and messages of its handles.
 */
final class Departures {

  private static final int WHOLE_DEVICE = 1;

  private final World world;
  private final Notifier notifier;
  private final Completions completions;
  private final LinkState links;
  private ProviderGate gate;

  Departures(World world, Notifier notifier, Completions completions, LinkState links) {
    this.world = world;
    this.notifier = notifier;
    this.completions = completions;
    this.links = links;
  }

  /** The gate is made after this, since its reports may end phones. */
  void setGate(ProviderGate providerGate) {
    gate = providerGate;
  }

  // ---- closing from the application's side

  /** Closes one handle for its application: 0, or the model's refusal, after which nothing has changed (C-92). */
  int close(OpenPhone phone) {
    if (isLast(phone)) {
      int refusal = closeProviderSide(phone, true);
      if (refusal != 0) {
        return refusal;
      }
    }
    leave(phone, world.isDefault(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE));
    return 0;
  }

  /** Closes one handle without asking: phoneShutdown and process death know no refusal (C-07). */
  void closeForGood(OpenPhone phone, boolean announce) {
    if (isLast(phone)) {
      closeProviderSide(phone, false);
    }
    leave(phone, announce);
  }

  private boolean isLast(OpenPhone phone) {
    return phone.device.handles.size() == 1;
  }

  /** Lets the phone settle what it owes and ends its session (C-56). */
  private int closeProviderSide(OpenPhone phone, boolean mayRefuse) {
    DeviceSlot device = phone.device;
    device.closingHandle = phone;
    device.settledWhileClosing = false;
    long answer = gate.close(device);
    boolean settledSome = device.settledWhileClosing;
    if (answer != 0 && settledSome) {
      world.violation(DeviceViolation.CLOSE_REFUSED_TOO_LATE, device, 0, "", null);
    } else if (answer != 0 && device.isOpen()) {
      int refusal = documentedRefusal(device, (int) answer);
      if (mayRefuse) {
        device.closingHandle = null;
        return refusal;
      }
    }
    if (device.isOpen()) {
      settleLeftovers(device, DeviceViolation.UNSETTLED_AT_CLOSE);
    }
    device.closingHandle = null;
    endSession(device);
    return 0;
  }

  private int documentedRefusal(DeviceSlot device, int code) {
    if (PhoneFunction.PHONE_CLOSE.mayReturn(code)) {
      return code;
    }
    world.violation(
        DeviceViolation.UNDOCUMENTED_CODE, device, 0, "close answered " + PhoneErr.nameOf(code), null);
    return PHONEERR_OPERATIONFAILED;
  }

  /** Takes a handle out of the tables, with what was outstanding for it. */
  private void leave(OpenPhone phone, boolean announce) {
    DeviceSlot device = phone.device;
    if (world.phones.find(phone.handle) == null) {
      return; // Closed from underneath while the phone was being told.
    }
    if (world.ruling(Ruling.SUPPRESSION_SCOPE) == WHOLE_DEVICE) {
      for (OpenPhone other : device.handles) {
        if (other.app == phone.app) {
          suppress(other);
          discardQueued(other, other == phone);
        }
      }
    } else {
      suppress(phone);
      discardQueued(phone, true);
    }
    OwnershipCounts before = OwnershipCounts.of(world, device);
    remove(phone);
    before.announceChange(notifier);
    tellInterest(device);
    dropExtVersion(device);
    if (announce) {
      notifier.close(phone);
    }
  }

  /** No reply will come for what the phone has not completed (C-55). */
  private void suppress(OpenPhone phone) {
    Request next;
    for (Request request = world.requests.firstOf(phone); request != null; request = next) {
      next = world.requests.nextOfPhone(request);
      if (request.is(RequestState.PENDING)) {
        world.requests.on(request, RequestEvent.CLOSE, Why.of(Rule.CLOSE_SUPPRESSES_REPLIES));
      }
    }
  }

  /**
   * Takes replies, and where the handle itself closes other messages, out of the mailbox as the rulings of O-04 say.
   */
  private void discardQueued(OpenPhone phone, boolean events) {
    boolean posted = phone.app.mechanism == Mechanism.COMPLETION_PORT;
    if (posted && world.isDefault(Ruling.POSTED_PACKET_AT_CLOSE)) {
      return;
    }
    if (posted || world.isDefault(Ruling.QUEUED_REPLY_AT_CLOSE)) {
      discardReplies(phone, posted ? Why.of(Ruling.POSTED_PACKET_AT_CLOSE) : Why.of(Rule.CLOSE_SUPPRESSES_REPLIES));
    }
    if (events && (posted || world.isDefault(Ruling.QUEUED_EVENTS_AT_CLOSE))) {
      discardEvents(phone, posted ? Why.of(Ruling.POSTED_PACKET_AT_CLOSE) : Why.of(Ruling.QUEUED_EVENTS_AT_CLOSE));
    }
  }

  private void discardReplies(OpenPhone phone, int why) {
    Request next;
    for (Request request = world.requests.firstOf(phone); request != null; request = next) {
      next = world.requests.nextOfPhone(request);
      if (request.is(RequestState.QUEUED)) {
        notifier.drop(phone.app, phone.app.mailbox.at(request.replySlot), why);
        world.requests.on(request, RequestEvent.CLOSE, why);
      }
    }
  }

  private void discardEvents(OpenPhone phone, int why) {
    while (phone.lastEvent != 0) {
      notifier.drop(phone.app, phone.app.mailbox.at(phone.lastEvent), why);
    }
  }

  // ---- closing from the device's side

  /** Somebody outside takes the phone away from its applications: the phone settles, then the forced close follows. */
  void reclaim(DeviceSlot device) {
    if (device.isOpen()) {
      gate.reclaimed(device);
      forceClose(device);
    }
  }

  /**
   * Closes every handle of a phone that has settled what it owes; one that has closed itself meanwhile stays as it is
   * (C-57).
   */
  void forceClose(DeviceSlot device) {
    endForced(device, false);
  }

  /** Removes a phone that has settled what it owes, for good (C-69 to C-71). */
  void remove(DeviceSlot device) {
    if (device.removed) {
      return;
    }
    endForced(device, true);
    device.removed = true;
    for (Application app : List.copyOf(world.livingApps)) {
      notifier.gone(app, device.id);
    }
  }

  /** Takes a phone away and removes it. */
  void reclaimAndRemove(DeviceSlot device) {
    if (device.isOpen()) {
      gate.reclaimed(device);
    }
    remove(device);
  }

  private void endForced(DeviceSlot device, boolean removal) {
    if (!device.isOpen()) {
      return;
    }
    settleLeftovers(device, DeviceViolation.UNSETTLED_AT_FORCED_CLOSE);
    links.releaseButtons(device);
    for (OpenPhone phone : device.handles) {
      if (!world.isDefault(Ruling.QUEUED_REPLY_AT_FORCED_CLOSE)) {
        discardReplies(phone, Why.of(Ruling.QUEUED_REPLY_AT_FORCED_CLOSE));
      }
      if (removal) {
        notifier.removed(phone);
      }
      remove(phone);
      notifier.close(phone);
    }
    endSession(device);
  }

  // ---- shared by both sides

  /** What the phone should have settled is settled in its place and brings no reply. */
  private void settleLeftovers(DeviceSlot device, DeviceViolation violation) {
    Request next;
    for (Request request = world.requests.firstOf(device); request != null && device.owesCompletions(); request = next) {
      next = world.requests.nextOfDevice(request);
      if (request.state().isOwed()) {
        settleLeftover(request, violation);
      }
    }
  }

  private void settleLeftover(Request request, DeviceViolation violation) {
    if (request.plan == FaultKind.LOSE_REPLY || request.plan == FaultKind.FAIL_REPLY) {
      // Kept from the phone by plan and settled in its place, as it would have done: at a forced close the reply still
      // comes.
      completions.settle(request, request.plan == FaultKind.FAIL_REPLY ? request.result : PHONEERR_OPERATIONFAILED);
      return;
    }
    if (request.plan == FaultKind.COMPLETE_AFTER_CLOSE) {
      request.device().completedAfterClose = request.id;
    } else {
      world.violation(violation, request.device(), request.id, "request " + request.id, null);
    }
    if (request.is(RequestState.PENDING)) {
      world.requests.on(request, RequestEvent.CLOSE, Why.of(Rule.CLOSE_SUPPRESSES_REPLIES));
    }
    completions.settle(request, PHONEERR_OPERATIONFAILED);
  }

  private void remove(OpenPhone phone) {
    phone.device.remove(phone);
    phone.app.remove(phone);
    world.phones.remove(phone.handle);
    world.record(JournalKind.HANDLE_CLOSED, 0, phone.app.process.id, phone.device.id).word(phone.handle).end();
  }

  /** The phone is closed: its port is dead, and nothing of the session is left for the next. */
  void endSession(DeviceSlot device) {
    if (device.isOpen()) {
      SessionPort port = device.port;
      port.ended = true;
      device.port = null;
      if (device.completedAfterClose != 0) {
        port.complete(device.completedAfterClose, 0);
        device.completedAfterClose = 0;
      }
    }
    device.forgetSession();
  }

  /** The extension version goes out of force with its last user (C-30). */
  private void dropExtVersion(DeviceSlot device) {
    boolean used = device.handles.stream().anyMatch(phone -> phone.extVersion != 0);
    if (device.isOpen() && device.selectedExtVersion != 0 && !used) {
      device.selectedExtVersion = 0;
      gate.selectExtVersion(device, 0);
    }
  }

  /** Tells the phone the union of what its handles want (C-63). */
  void tellInterest(DeviceSlot device) {
    if (!device.isOpen()) {
      return;
    }
    int states = 0;
    int modes = 0;
    int buttonStates = 0;
    for (OpenPhone phone : device.handles) {
      states |= phone.phoneStates;
      modes |= phone.buttonModes;
      buttonStates |= phone.buttonStates;
    }
    if (device.isNewInterest(states, modes, buttonStates)) {
      gate.statusInterest(device, states, modes, buttonStates);
    }
  }
}
