package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALDATAID;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

/**
 * A telephone that keeps the ordinary state of its elements; its author says in {@link #describe} what it has, and
 * writes only what is special.
 *
 * <p>An accepted request becomes an order. Its turn comes after the {@linkplain PhoneDescription#latencyMillis
 * latency}, with 0 inside the call; it then takes effect, is reported, and completes, all at that moment. Orders
 * overlap: each has its own turn. What is unfinished when the phone closes fails with PHONEERR_OPERATIONFAILED, and has
 * no effect if its turn had not come.
 *
 * <p>The state of the elements outlives sessions, as that of a real phone does. A method that an author overrides calls
 * {@code super}, unless it declines.
 */
public abstract class StandardPhone extends ElementPhone {

  /** What {@link #receive} returns when the author completes the request with {@link #finish}. */
  protected static final int LATER = Integer.MAX_VALUE;

  private final Timers timers = new Timers();
  private OrderDesk desk;

  /** A phone as it left the factory, closed. */
  protected StandardPhone() {}

  private OrderDesk desk() {
    if (desk == null) {
      desk = new OrderDesk(this);
    }
    return desk;
  }

  // ---- for the author

  /**
   * Carries a download out when its turn has come; by default the area's handler does. Returns the result of the
   * request, or {@link #LATER}. The payload stays valid until the request is finished.
   */
  protected int receive(int requestId, DataArea area, ByteBuffer payload) {
    return area.download().receive(payload);
  }

  /**
   * The request that is being carried out at this moment, to be named as a cause; {@link DevicePort#SPONTANEOUS} when
   * none is.
   */
  protected final int currentRequest() {
    return desk().requestInHand();
  }

  /** Completes a request for which {@link #receive} says, or has said, {@link #LATER}: 0 or a negative code. */
  protected final void finish(int requestId, int result) {
    boolean owed = desk().finish(requestId, result);
    if (!owed && port() != null) {
      port().complete(requestId, result); // the emulator names what is wrong with it
    }
  }

  /**
   * Accepts a request as an order of the author's own: the work is done at its turn and gives the result, or {@link
   * #LATER}.
   */
  protected final int accept(int requestId, IntSupplier work) {
    Order order = desk().order(Order.Kind.OWN, requestId, 0, 0);
    order.work = Objects.requireNonNull(work, "work");
    return desk().accept(order);
  }

  /** Does something after so much virtual time, unless the session ends before. */
  protected final void after(long delayMillis, Runnable action) {
    openPort().startTimer(delayMillis, ~timers.add(Objects.requireNonNull(action, "action")));
  }

  /** Reports that the phone itself changed the content of a declared data area. */
  protected final void dataAreaChanged(int dataId, int causeRequestId) {
    if (port() != null) {
      port().dataAreaChanged(dataId, causeRequestId);
    }
  }

  /** Closes the open phone for every application (W:phone-close): what is owed fails first, and nothing follows. */
  protected final void forceClose() {
    DevicePort closing = openPort();
    endSession();
    closing.forceClose();
  }

  /** Removes the open phone for good (W:phone-remove): what is owed fails first, and nothing follows. */
  protected final void remove() {
    DevicePort closing = openPort();
    endSession();
    closing.remove();
  }

  /** Tells whoever reads the journal what the phone made of its orders; nothing while it is closed. */
  protected final void note(String text) {
    if (port() != null) {
      port().note(text);
    }
  }

  /** The bytes a download area took in last; empty before the first. */
  protected final Optional<byte[]> received(int dataId) {
    return desk().received(dataId);
  }

  private DevicePort openPort() {
    if (port() == null) {
      throw new IllegalStateException(description().name() + " is closed");
    }
    return port();
  }

  /**
   * Adds to the {@link #stateHash} what the author's own fields hold; a field that is left out makes it untrue. Only the
   * author knows them, so without this method nothing can be told; a phone that has none adds nothing.
   */
  protected void addState(StateHash hash) {
    hash.addUntellable();
  }

  // ---- sessions

  @Override
  public int open(DevicePort port) {
    reportTo(port);
    if (takeUntoldCapabilities()) {
      after(0, port::capabilitiesChanged); // not at once: nothing may be reported before the open has succeeded
    }
    return 0;
  }

  @Override
  public int close(DevicePort port) {
    endSession();
    return 0;
  }

  /** Does nothing when the phone has closed itself before: nothing is owed then. */
  private void endSession() {
    desk().failAll();
    timers.clear();
    reportTo(null);
  }

  /** Orders have the tokens from 0 on, the author's actions the negative ones. */
  @Override
  public final void timer(int token, DevicePort port) {
    if (token >= 0) {
      desk().timerFired(token);
    } else {
      timers.take(~token).run();
    }
  }

  @Override
  public Optional<PhoneFace> face() {
    return Optional.of(new StandardFace(this));
  }

  @Override
  public void factoryReset() {
    desk().reset();
    timers.clear();
    reportTo(null);
    forgetElements();
  }

  @Override
  public final OptionalLong stateHash() {
    StateHash hash = new StateHash();
    addElementsTo(hash);
    desk().addTo(hash);
    if (!timers.isEmpty()) {
      hash.addUntellable();
    }
    addState(hash);
    return hash.value();
  }

  // ---- requests

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    DataArea area = description().download(dataId);
    if (area == null) {
      return PHONEERR_INVALDATAID;
    }
    Order order = desk().order(Order.Kind.DATA, requestId, dataId, 0).with(payload);
    order.area = area;
    return desk().accept(order);
  }

  @Override
  public int setDisplay(int requestId, int row, int column, ByteBuffer content, DevicePort port) {
    return desk().accept(desk().order(Order.Kind.DISPLAY, requestId, row, column).with(content));
  }

  @Override
  public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort port) {
    return desk().accept(desk().order(Order.Kind.LAMP, requestId, buttonLampId, lampMode));
  }

  @Override
  public int setRing(int requestId, int ringMode, int ringVolume, DevicePort port) {
    return desk().accept(desk().order(Order.Kind.RING, requestId, ringMode, ringVolume));
  }

  @Override
  public int setHookSwitch(int requestId, int hookSwitchDevs, int hookSwitchMode, DevicePort port) {
    return desk().accept(desk().order(Order.Kind.HOOKSWITCH, requestId, hookSwitchDevs, hookSwitchMode));
  }

  @Override
  public int setVolume(int requestId, int hookSwitchDev, int volume, DevicePort port) {
    return desk().accept(desk().order(Order.Kind.VOLUME, requestId, hookSwitchDev, volume));
  }

  @Override
  public int setGain(int requestId, int hookSwitchDev, int gain, DevicePort port) {
    return desk().accept(desk().order(Order.Kind.GAIN, requestId, hookSwitchDev, gain));
  }

  @Override
  public int setButtonInfo(int requestId, int buttonLampId, ButtonInfo info, DevicePort port) {
    Order order = desk().order(Order.Kind.BUTTON_INFO, requestId, buttonLampId, 0);
    order.label = info;
    return desk().accept(order);
  }

  @Override
  public int getData(int dataId, ByteBuffer destination) {
    DataArea area = description().upload(dataId);
    if (area == null) {
      return PHONEERR_INVALDATAID;
    }
    byte[] content = area.upload().content();
    destination.put(content, 0, Math.min(content.length, destination.remaining()));
    return 0;
  }
}
