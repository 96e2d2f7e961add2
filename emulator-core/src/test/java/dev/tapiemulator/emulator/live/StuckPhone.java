package dev.tapiemulator.emulator.live;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A phone that gets stuck in one of its methods, once, until it is let go. */
final class StuckPhone extends EchoPhone {

  /** Where it gets stuck. */
  enum Place { NOWHERE, OPEN, CLOSE, SET_DATA, GET_DATA, TIMER, STATUS_INTEREST }

  /** How it is stuck. */
  enum How {
    /** In a wait that an interrupt ends. */
    WAITING,
    /** In a loop that nothing ends but the phone. */
    LOOPING,
    /** In code that reports again and again. */
    REPORTING
  }

  private final How how;
  private volatile Place place = Place.NOWHERE;
  private final CountDownLatch released = new CountDownLatch(1);
  /** Counted down when it is stuck. */
  private final CountDownLatch stuck = new CountDownLatch(1);
  /** What ended the wait, if not {@link #release}. */
  volatile InterruptedException interrupted;
  /** The bytes of the request it was stuck with, read when it was back. */
  volatile byte[] latePayload;

  StuckPhone(How how, long latencyMillis) {
    super(latencyMillis);
    this.how = how;
  }

  void stickIn(Place where) {
    place = where;
  }

  void release() {
    released.countDown();
  }

  private void perhapsStick(Place here, DevicePort port) {
    if (place != here) {
      return;
    }
    place = Place.NOWHERE;
    stuck.countDown();
    switch (how) {
      case WAITING -> await();
      case LOOPING -> loop(() -> { });
      case REPORTING -> loop(() -> port.note("still here"));
    }
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException told) {
      interrupted = told;
    }
  }

  private void loop(Runnable doing) {
    while (released.getCount() > 0) {
      doing.run();
      Thread.yield();
    }
  }

  /** Waits until the phone is stuck. */
  void awaitStuck() {
    try {
      if (!stuck.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the phone was not called");
      }
    } catch (InterruptedException disturbed) {
      throw new AssertionError(disturbed);
    }
  }

  @Override
  public int open(DevicePort port) {
    int answer = super.open(port);
    perhapsStick(Place.OPEN, port);
    return answer;
  }

  @Override
  public int close(DevicePort port) {
    perhapsStick(Place.CLOSE, port);
    return super.close(port);
  }

  @Override
  public void statusInterest(int phoneStates, int buttonModes, int buttonStates) {
    perhapsStick(Place.STATUS_INTEREST, openPort);
  }

  /** Being late, it reads the bytes, completes the request and accepts it. */
  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    if (place != Place.SET_DATA) {
      return super.setData(requestId, dataId, payload, port);
    }
    perhapsStick(Place.SET_DATA, port);
    latePayload = new byte[payload.remaining()];
    payload.get(latePayload);
    port.complete(requestId, 0);
    return requestId;
  }

  /** Being late, it writes all the same. */
  @Override
  public int getData(int dataId, ByteBuffer destination) {
    if (place != Place.GET_DATA) {
      return super.getData(dataId, destination);
    }
    perhapsStick(Place.GET_DATA, openPort);
    destination.put((byte) 0x55);
    return 0;
  }

  @Override
  protected int receive(int requestId, DataArea area, ByteBuffer payload) {
    perhapsStick(Place.TIMER, openPort); // An order's turn comes by a timer.
    return super.receive(requestId, area, payload);
  }
}
