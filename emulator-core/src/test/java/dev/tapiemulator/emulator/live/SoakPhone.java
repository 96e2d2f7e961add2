package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A phone with a thread of its own and a lock around itself, as real ones have: it refuses some requests, completes
 * some inside the call, some from a timer and some from its thread, and now and then closes itself.
 */
final class SoakPhone implements PhoneDeviceModel {

  private static final int END = 0;
  private static final int CLOSE_YOURSELF = -1;

  private final Random random;
  private final BlockingQueue<Integer> work = new LinkedBlockingQueue<>();
  private final TreeSet<Integer> owed = new TreeSet<>();
  private DevicePort port;

  SoakPhone(long seed) {
    random = new Random(seed);
  }

  /** What its own thread does until {@link #end}. */
  void runItself() throws InterruptedException {
    for (int next = work.take(); next != END; next = work.take()) {
      if (next == CLOSE_YOURSELF) {
        closeItself();
      } else {
        complete(next);
      }
    }
  }

  void end() {
    work.add(END);
  }

  private synchronized void complete(int requestId) {
    if (owed.remove(requestId)) {
      port.complete(requestId, 0);
    }
  }

  private synchronized void closeItself() {
    if (port != null) {
      DevicePort closing = port;
      settle(closing);
      closing.forceClose();
    }
  }

  private int settle(DevicePort closing) {
    List<Integer> left = new ArrayList<>(owed);
    owed.clear();
    port = null;
    left.forEach(requestId -> closing.complete(requestId, PHONEERR_OPERATIONFAILED));
    return 0;
  }

  private synchronized int accept(int requestId, DevicePort through) {
    int chance = random.nextInt(1000);
    if (port == null || chance < 20) {
      return PHONEERR_OPERATIONFAILED;
    }
    if (chance < 300) {
      through.complete(requestId, 0);
      return requestId;
    }
    owed.add(requestId);
    if (chance < 600) {
      through.startTimer(random.nextInt(3), requestId);
    } else {
      work.add(requestId);
    }
    if (chance > 996) {
      work.add(CLOSE_YOURSELF);
    }
    return requestId;
  }

  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("soak-phone").area(DataArea.download(0, "anything", 16, payload -> 0)).build();
  }

  @Override
  public synchronized int open(DevicePort opened) {
    port = opened;
    return 0;
  }

  @Override
  public synchronized int close(DevicePort closing) {
    return port == null ? 0 : settle(closing);
  }

  @Override
  public void timer(int token, DevicePort through) {
    complete(token);
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort through) {
    return accept(requestId, through);
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort through) {
    return accept(requestId, through);
  }
}
