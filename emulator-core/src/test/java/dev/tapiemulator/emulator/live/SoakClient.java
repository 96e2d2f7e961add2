package dev.tapiemulator.emulator.live;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A client of a soak: one thread that asks, opens, closes, shuts down and begins again at random. It fetches its
 * messages itself, or has a second thread for that.
 */
final class SoakClient {

  private static final int PHONES = 4;
  private static final int MOST_HANDLES = 3;
  private static final int MOST_OUTSTANDING = 16;
  private static final int WINDOW_OF_CHANCE = 1000;

  private final TapiProcess process;
  private final Tapi32 tapi;
  private final Supplier<SoakInbox> register;
  private final boolean hasPump;
  private final SoakLedger ledger;
  private final Random random;
  private SoakInbox inbox;
  /** The requests of each open handle for which no reply has come. */
  private final Map<Integer, Set<Integer>> outstanding = new TreeMap<>();
  /** What came before the call it belongs to had returned. */
  private final Set<Integer> repliedEarly = new TreeSet<>();
  private final Set<Integer> closedEarly = new TreeSet<>();

  SoakClient(TapiProcess process, Supplier<SoakInbox> register, boolean hasPump, SoakLedger ledger, long seed) {
    this.process = process;
    this.tapi = process.tapi();
    this.register = register;
    this.hasPump = hasPump;
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  void run(int requests) {
    begin();
    int accepted = 0;
    while (accepted < requests) {
      int chance = random.nextInt(WINDOW_OF_CHANCE);
      if (chance < 2) {
        shutDown();
        begin();
      } else if (chance < 12) {
        close(anyHandle());
      }
      while (handles().size() < MOST_HANDLES) {
        open();
      }
      accepted += request(anyHandle()) ? 1 : 0;
      receiveUntil(MOST_OUTSTANDING);
    }
    receiveUntil(0);
    shutDown();
  }

  // ---- what it calls

  private void begin() {
    inbox = register.get();
    if (hasPump) {
      SoakInbox pumped = inbox;
      process.start("pump", () -> {
        while (pumped.receive(this::received)) {
          // Until the application is shut down.
        }
      });
    }
  }

  private void shutDown() {
    List<Integer> open = handles();
    succeed(tapi.phoneShutdown(inbox.hPhoneApp()));
    forget(open);
  }

  private void open() {
    int phone = random.nextInt(PHONES);
    succeed(tapi.phoneNegotiateAPIVersion(
        inbox.hPhoneApp(), phone, TAPI_VERSION_2_2, TAPI_VERSION_2_2, new IntHolder(), null));
    IntHolder hPhone = new IntHolder();
    int result = open(phone, hPhone, PHONEPRIVILEGE_OWNER);
    if (result == PHONEERR_INUSE) {
      result = open(phone, hPhone, PHONEPRIVILEGE_MONITOR);
    }
    if (result != PHONEERR_OPERATIONFAILED) { // The phone may close itself while it is opened.
      succeed(result);
      opened(hPhone.value);
    }
  }

  private int open(int phone, IntHolder hPhone, int privilege) {
    return tapi.phoneOpen(inbox.hPhoneApp(), phone, hPhone, TAPI_VERSION_2_2, 0, 0, privilege);
  }

  private void close(int hPhone) {
    int result = tapi.phoneClose(hPhone);
    if (result != PHONEERR_INVALPHONEHANDLE) { // Otherwise its PHONE_CLOSE is on the way.
      succeed(result);
      forget(List.of(hPhone));
    }
  }

  private boolean request(int hPhone) {
    boolean data = random.nextBoolean();
    int result = data ? tapi.phoneSetData(hPhone, 0, bytes(1, 2), 2) : tapi.phoneDevSpecific(hPhone, bytes(3), 1);
    if (result > 0) {
      accepted(result, hPhone);
    } else if (result != PHONEERR_INVALPHONEHANDLE && result != PHONEERR_OPERATIONFAILED
        && result != PHONEERR_NOTOWNER) {
      throw new AssertionError(PhoneErr.nameOf(result));
    }
    return result > 0;
  }

  private void receiveUntil(int atMost) {
    while (isOwedMoreThan(atMost)) {
      if (!hasPump) {
        inbox.receive(this::received);
      } else {
        awaitChange(atMost);
      }
    }
  }

  // ---- what it knows; with a pump, from two threads

  private synchronized List<Integer> handles() {
    return new ArrayList<>(outstanding.keySet());
  }

  private int anyHandle() {
    List<Integer> open = handles();
    return open.isEmpty() ? 0 : open.get(random.nextInt(open.size()));
  }

  private synchronized void opened(int hPhone) {
    if (!closedEarly.remove(hPhone)) {
      outstanding.put(hPhone, new TreeSet<>());
    }
  }

  private synchronized void accepted(int requestId, int hPhone) {
    ledger.accepted(requestId, hPhone);
    if (!repliedEarly.remove(requestId) && outstanding.containsKey(hPhone)) {
      outstanding.get(hPhone).add(requestId);
    }
  }

  private synchronized void forget(List<Integer> handles) {
    handles.forEach(ledger::closed);
    outstanding.keySet().removeAll(handles);
  }

  private synchronized void received(Message message) {
    if (message.id() == PHONE_REPLY) {
      int requestId = (int) message.param1();
      ledger.replied(requestId);
      if (outstanding.values().stream().noneMatch(requests -> requests.remove(requestId))) {
        repliedEarly.add(requestId);
      }
    } else if (message.id() == PHONE_CLOSE) {
      ledger.closed(message.hDevice());
      if (outstanding.remove(message.hDevice()) == null) {
        closedEarly.add(message.hDevice());
      }
    }
    notifyAll();
  }

  private synchronized boolean isOwedMoreThan(int atMost) {
    return outstanding.values().stream().mapToInt(Set::size).sum() > atMost;
  }

  private synchronized void awaitChange(int atMost) {
    try {
      while (isOwedMoreThan(atMost)) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError("replies are missing: " + outstanding, interrupted);
    }
  }
}
