package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A phone that completes at once, later, or when it is told to, in any order; it has what the echo phone has. */
final class ManualPhone implements PhoneDeviceModel {

  /** How the phone treats the next request. */
  enum Mood {
    BY_HAND,
    AT_ONCE,
    LATER,
    REFUSES,
    /** Completes what it owes longest inside the call, then accepts. */
    OLDEST_INSIDE_CALL,
    /** Reports a change for the request at once and completes by hand. */
    CHANGES_FIRST,
    /** Reports an event inside the call and completes at once. */
    EVENT_INSIDE_CALL
  }

  /** What the phone writes into the block of phoneDevSpecific. */
  static final byte ANSWER = 0x5A;

  private static final int LAMP_MODES = PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY | PHONELAMPMODE_FLASH;
  private static final int AREAS = 4;
  private static final int AREA_BYTES = 64;
  private static final long LATENCY_MILLIS = 7;

  /** An accepted request: its payload, and what the payload was. */
  private record Order(int requestId, ByteBuffer payload, byte[] content, boolean writesBack) {}

  private final PhoneDescription description = describeIt();
  private final List<Order> orders = new ArrayList<>();
  private Mood mood = Mood.BY_HAND;
  private boolean refusesClose;
  private DevicePort session;
  private int serial;

  private static PhoneDescription describeIt() {
    PhoneDescription.Builder phone = PhoneDescription.named("manual-phone")
        .buttonLamps(ButtonLamp.keypad())
        .display(2, 8)
        .ringModes(3)
        .handset(HookSwitch.full())
        .speaker(HookSwitch.full())
        .headset(HookSwitch.manual())
        .latencyMillis(LATENCY_MILLIS);
    for (int i = 0; i < AREAS; i++) {
      phone.buttonLamp(ButtonLamp.lamp(LAMP_MODES, "lamp " + i));
      phone.area(DataArea.download(i, "in " + i, AREA_BYTES, payload -> 0));
      phone.area(DataArea.upload(i, "out " + i, AREA_BYTES, () -> new byte[] {1, 2, 3}));
    }
    return phone.build();
  }

  void mood(Mood next) {
    mood = next;
  }

  void refusesClose(boolean refuses) {
    refusesClose = refuses;
  }

  /** Whether it may report anything. */
  boolean isOpen() {
    return session != null;
  }

  boolean owes() {
    return !orders.isEmpty();
  }

  /** Completes one of the outstanding requests, from outside a call. */
  void settle(int which, int result) {
    finish(orders.remove(which % orders.size()), result);
  }

  private void finish(Order order, int result) {
    byte[] now = new byte[order.content.length];
    order.payload.get(order.payload.position(), now);
    if (!Arrays.equals(now, order.content)) {
      throw new AssertionError("the payload of request " + order.requestId + " changed under the phone's hands");
    }
    if (order.writesBack && result == 0 && order.payload.remaining() > 0) {
      order.payload.put(order.payload.position(), ANSWER);
    }
    session.changed(PHONESTATE_LAMP, ++serial, order.requestId, serial % 3 != 0);
    session.complete(order.requestId, result);
  }

  // ---- sessions

  @Override
  public PhoneDescription describe() {
    return description;
  }

  @Override
  public int open(DevicePort port) {
    if (mood == Mood.REFUSES) {
      return PHONEERR_RESOURCEUNAVAIL;
    }
    session = port;
    return 0;
  }

  @Override
  public int close(DevicePort port) {
    if (refusesClose) {
      return PHONEERR_OPERATIONUNAVAIL;
    }
    reclaimed(port);
    return 0;
  }

  /** The youngest first, to be unlike the echo phone. */
  @Override
  public void reclaimed(DevicePort port) {
    while (owes()) {
      finish(orders.remove(orders.size() - 1), orders.size() % 2 == 0 ? PHONEERR_OPERATIONFAILED : 0);
    }
    session = null;
  }

  @Override
  public void timer(int token, DevicePort port) {
    for (Order order : List.copyOf(orders)) {
      if (order.requestId == token) {
        orders.remove(order);
        finish(order, 0);
      }
    }
  }

  @Override
  public void factoryReset() {
    orders.clear();
    mood = Mood.BY_HAND;
    refusesClose = false;
    session = null;
    serial = 0;
  }

  // ---- requests

  private int accept(int requestId, ByteBuffer payload, boolean writesBack) {
    if (mood == Mood.REFUSES) {
      return PHONEERR_OPERATIONFAILED;
    }
    if (mood == Mood.OLDEST_INSIDE_CALL && owes()) {
      settle(0, 0);
    }
    byte[] content = new byte[payload.remaining()];
    payload.get(payload.position(), content);
    ApplicationActs.requireSent(content);
    Order order = new Order(requestId, payload, content, writesBack);
    switch (mood) {
      case AT_ONCE -> finish(order, 0);
      case EVENT_INSIDE_CALL -> {
        session.devSpecific(++serial, 0, 0);
        finish(order, 0);
        session.devSpecific(++serial, 0, 0);
      }
      case LATER -> {
        orders.add(order);
        session.startTimer(session.latencyMillis(LATENCY_MILLIS), requestId);
      }
      case CHANGES_FIRST -> {
        session.changed(PHONESTATE_DISPLAY, 0, requestId, true);
        orders.add(order);
      }
      default -> orders.add(order);
    }
    return requestId;
  }

  private int accept(int requestId) {
    return accept(requestId, ByteBuffer.allocate(0), false);
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    return accept(requestId, payload, false);
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    return accept(requestId, params, true);
  }

  @Override
  public int setDisplay(int requestId, int row, int column, ByteBuffer content, DevicePort port) {
    return accept(requestId, content, false);
  }

  @Override
  public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort port) {
    return accept(requestId);
  }

  @Override
  public int setRing(int requestId, int ringMode, int ringVolume, DevicePort port) {
    return accept(requestId);
  }

  @Override
  public int setHookSwitch(int requestId, int hookSwitchDevs, int hookSwitchMode, DevicePort port) {
    return accept(requestId);
  }

  @Override
  public int setVolume(int requestId, int hookSwitchDev, int volume, DevicePort port) {
    return accept(requestId);
  }

  @Override
  public int setGain(int requestId, int hookSwitchDev, int gain, DevicePort port) {
    return accept(requestId);
  }

  @Override
  public int setButtonInfo(int requestId, int buttonLampId, ButtonInfo info, DevicePort port) {
    return accept(requestId);
  }

  // ---- questions

  @Override
  public long lampMode(int buttonLampId) {
    return PHONELAMPMODE_OFF;
  }

  @Override
  public long ringMode() {
    return 0;
  }

  @Override
  public long ringVolume() {
    return 0;
  }

  @Override
  public long hookSwitchMode(int hookSwitchDev) {
    return PHONEHOOKSWITCHMODE_ONHOOK;
  }

  @Override
  public long volume(int hookSwitchDev) {
    return 0;
  }

  @Override
  public long gain(int hookSwitchDev) {
    return 0;
  }

  @Override
  public int getDisplay(ByteBuffer destination) {
    destination.put((byte) 'x');
    return 0;
  }

  @Override
  public int getData(int dataId, ByteBuffer destination) {
    if (destination.hasRemaining()) {
      destination.put((byte) dataId);
    }
    return 0;
  }

  @Override
  public Optional<ButtonInfo> buttonInfo(int buttonLampId) {
    return Optional.empty();
  }
}
