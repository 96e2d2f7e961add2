package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.DevicePort.SPONTANEOUS;
import static dev.tapiemulator.spi.StandardPhone.LATER;
import static dev.tapiemulator.tapi.Tapi.*;

import java.util.Optional;

/** Where a phone's orders come in: accepts or refuses each, gives it its turn, and completes it. */
final class OrderDesk {

  private final StandardPhone phone;
  private final Orders orders = new Orders();
  private final ReceivedData received = new ReceivedData();
  private int requestInHand = SPONTANEOUS;

  OrderDesk(StandardPhone phone) {
    this.phone = phone;
  }

  /** An order to be filled in and then accepted. */
  Order order(Order.Kind kind, int requestId, int first, int second) {
    return orders.blank().of(kind, requestId, first, second);
  }

  /** Refuses an order with a negative code, or accepts it and returns its request id. */
  int accept(Order order) {
    int requestId = order.requestId;
    int refusal = order.kind == Order.Kind.DATA ? order.area.download().check(order.payload()) : objection(order);
    if (refusal != 0) {
      orders.discard(order);
      return refusal;
    }
    orders.owe(order);
    DevicePort port = phone.port();
    long latencyMillis = port.latencyMillis(phone.description().latencyMillis());
    if (latencyMillis > 0) {
      port.startTimer(latencyMillis, order.token);
    } else {
      takeTurn(order, true);
    }
    return requestId;
  }

  void timerFired(int token) {
    Order order = orders.timerFired(token);
    if (order != null) {
      takeTurn(order, false);
    }
  }

  /** Completes the order of a request; false when none is owed. */
  boolean finish(int requestId, int result) {
    Order order = orders.byRequest(requestId);
    if (order != null) {
      finish(order, result);
    }
    return order != null;
  }

  /** Whatever is owed fails, oldest first; the timers are dead. */
  void failAll() {
    for (Order order = orders.oldest(); order != null; order = orders.oldest()) {
      finish(order, PHONEERR_OPERATIONFAILED);
    }
    orders.clear();
  }

  /** The request whose turn it is at this moment, or SPONTANEOUS. */
  int requestInHand() {
    return requestInHand;
  }

  Optional<byte[]> received(int dataId) {
    return received.last(dataId);
  }

  /** Forgets orders and data without a word. */
  void reset() {
    orders.clear();
    received.clear();
  }

  void addTo(StateHash hash) {
    orders.addTo(hash);
    received.addTo(hash);
  }

  private void takeTurn(Order order, boolean insideCall) {
    int requestId = order.requestId;
    order.started = true;
    requestInHand = requestId;
    int result;
    try {
      int objection = objection(order); // asked again, since the phone may have changed in the meantime
      result = objection != 0 ? objection : carryOut(order);
    } catch (RuntimeException | Error mistake) {
      abandon(order, requestId, insideCall);
      throw mistake;
    } finally {
      requestInHand = SPONTANEOUS;
    }
    if (result != LATER && order.isFor(requestId)) {
      finish(order, result);
    }
  }

  /**
   * An author's mistake settles the order; inside the call the emulator, which sees the exception, refuses the request
   * itself.
   */
  private void abandon(Order order, int requestId, boolean insideCall) {
    if (!order.isFor(requestId)) {
      return;
    }
    if (insideCall) {
      orders.settle(order);
    } else {
      finish(order, PHONEERR_OPERATIONFAILED);
    }
  }

  private void finish(Order order, int result) {
    int requestId = order.requestId;
    if (order.kind == Order.Kind.DATA && result == 0) {
      received.remember(order.first, order.payload());
      phone.port().dataAreaChanged(order.first, requestId);
    }
    orders.settle(order);
    phone.port().complete(requestId, result);
  }

  /** The code that stands against an order as the phone is now, or 0. */
  private int objection(Order order) {
    return switch (order.kind) {
      case LAMP -> lampObjection(order.first, order.second);
      case RING -> phone.ringer().can(order.first) ? 0 : PHONEERR_INVALRINGMODE;
      case HOOKSWITCH -> hookSwitchObjection(order.first, order.second);
      case VOLUME -> phone.hookSwitches().hasVolume(order.first) ? 0 : PHONEERR_OPERATIONUNAVAIL;
      case GAIN -> phone.hookSwitches().hasGain(order.first) ? 0 : PHONEERR_OPERATIONUNAVAIL;
      case DISPLAY -> phone.display().has(order.first, order.second) ? 0 : PHONEERR_INVALPARAM;
      case BUTTON_INFO -> buttonInfoObjection(order.first, order.label.mode());
      case DATA, OWN -> 0;
    };
  }

  private int lampObjection(int buttonLampId, int lampMode) {
    if (!phone.buttonLamps().hasLamp(buttonLampId)) {
      return PHONEERR_INVALBUTTONLAMPID;
    }
    return phone.buttonLamps().canShow(buttonLampId, lampMode) ? 0 : PHONEERR_INVALLAMPMODE;
  }

  private int hookSwitchObjection(int hookSwitchDevs, int hookSwitchMode) {
    for (int rest = hookSwitchDevs; rest != 0; rest &= rest - 1) {
      int hookSwitchDev = Integer.lowestOneBit(rest);
      if (!phone.hookSwitches().has(hookSwitchDev)) {
        return PHONEERR_OPERATIONUNAVAIL;
      }
      if ((phone.hookSwitches().declared(hookSwitchDev).settableModes() & hookSwitchMode) == 0) {
        return PHONEERR_INVALHOOKSWITCHMODE;
      }
    }
    return 0;
  }

  private int buttonInfoObjection(int buttonLampId, int buttonMode) {
    if (!phone.buttonLamps().has(buttonLampId)) {
      return PHONEERR_INVALBUTTONLAMPID;
    }
    return phone.buttonLamps().canBe(buttonLampId, buttonMode) ? 0 : PHONEERR_OPERATIONFAILED;
  }

  private int carryOut(Order order) {
    switch (order.kind) {
      case LAMP -> phone.showLamp(order.first, order.second, order.requestId);
      case RING -> phone.ring(order.first, order.second, order.requestId);
      case HOOKSWITCH -> moveHookSwitches(order.first, order.second, order.requestId);
      case VOLUME -> phone.changeVolume(order.first, order.second, order.requestId);
      case GAIN -> phone.changeGain(order.first, order.second, order.requestId);
      case DISPLAY -> phone.showContent(order.first, order.second, order.payload(), order.requestId);
      case BUTTON_INFO -> phone.relabel(order.first, order.label, order.requestId);
      case DATA -> {
        return phone.receive(order.requestId, order.area, order.payload());
      }
      case OWN -> {
        return order.work.getAsInt();
      }
    }
    return 0;
  }

  /** Each device by itself: one status change for each. */
  private void moveHookSwitches(int hookSwitchDevs, int hookSwitchMode, int causeRequestId) {
    for (int rest = hookSwitchDevs; rest != 0; rest &= rest - 1) {
      phone.moveHookSwitch(Integer.lowestOneBit(rest), hookSwitchMode, causeRequestId);
    }
  }
}
