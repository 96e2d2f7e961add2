package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The least work with the meaning of a cycle, written by hand for nothing else: handles looked up in a table and
 * compared by generation, the owner compared, sixteen bytes copied into a request's slot, the reply put into a queue
 * and taken out into a PHONEMESSAGE. No device, no journal, no other error, no other function.
 */
final class Floor {

  private static final int SLOT_BITS = 20;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  private static final int QUEUE_MASK = 0xFF;

  private static final int MESSAGE_ID = 4;
  private static final int INSTANCE = 8;
  private static final int PARAM_1 = 16;
  private static final int PARAM_2 = 24;
  private static final int PARAM_3 = 32;

  /** By slot of a handle: the handle itself, generation and slot in one, and the application that owns the phone. */
  private final int[] handles;
  private final int[] owners;
  private int phones;

  /** By slot of a request: its payload; and the slots that are free. */
  private final byte[] payloads;
  private final int[] freeSlots;
  private int freeCount;
  private int lastRequest;

  /** The replies that wait: request and slot in one word. */
  private final long[] queue = new long[QUEUE_MASK + 1];
  private int head;
  private int tail;

  /** Room for so many phones, each with one request outstanding, and one request more. */
  Floor(int mostPhones) {
    handles = new int[mostPhones];
    owners = new int[mostPhones];
    freeSlots = new int[mostPhones + 1];
    Arrays.setAll(freeSlots, slot -> slot);
    freeCount = freeSlots.length;
    payloads = new byte[freeSlots.length * Caller.PAYLOAD_BYTES];
  }

  /** Opens one more phone for its owner; the handle. */
  int phoneOpen(int hPhoneApp) {
    int slot = phones++;
    owners[slot] = hPhoneApp;
    handles[slot] = 1 << SLOT_BITS | slot;
    return handles[slot];
  }

  /** Takes the order on; the reply waits at once. */
  int phoneSetData(int hPhoneApp, int hPhone, ByteBuffer lpData, int dwSize) {
    int refusal = refusal(hPhoneApp, hPhone);
    if (refusal != 0) {
      return refusal;
    }
    int slot = submit(lpData, dwSize);
    queue[tail++ & QUEUE_MASK] = (long) slot << Integer.SIZE | ++lastRequest;
    return lastRequest;
  }

  /** Takes the order on; no reply will ever come. */
  int leaveOutstanding(int hPhoneApp, int hPhone, ByteBuffer lpData, int dwSize) {
    int refusal = refusal(hPhoneApp, hPhone);
    if (refusal != 0) {
      return refusal;
    }
    submit(lpData, dwSize);
    return ++lastRequest;
  }

  private int refusal(int hPhoneApp, int hPhone) {
    int slot = hPhone & SLOT_MASK;
    if (slot >= phones || handles[slot] != hPhone) {
      return PHONEERR_INVALPHONEHANDLE;
    }
    return owners[slot] == hPhoneApp ? 0 : PHONEERR_NOTOWNER;
  }

  private int submit(ByteBuffer lpData, int dwSize) {
    int slot = freeSlots[--freeCount];
    lpData.get(lpData.position(), payloads, slot * Caller.PAYLOAD_BYTES, dwSize);
    return slot;
  }

  /** Takes the oldest reply into a little-endian PHONEMESSAGE of a 64-bit process. */
  int phoneGetMessage(ByteBuffer lpMessage) {
    if (head == tail) {
      return PHONEERR_OPERATIONFAILED;
    }
    long reply = queue[head++ & QUEUE_MASK];
    freeSlots[freeCount++] = (int) (reply >>> Integer.SIZE);
    lpMessage.putInt(0, 0)
        .putInt(MESSAGE_ID, PHONE_REPLY)
        .putLong(INSTANCE, 0)
        .putLong(PARAM_1, (int) reply)
        .putLong(PARAM_2, 0)
        .putLong(PARAM_3, 0);
    return 0;
  }

  /** An application's loop on the floor: what {@link Caller} is on the emulator. */
  static final class Loop {

    private static final int H_PHONE_APP = 0x10001;

    private final Floor floor;
    private final ByteBuffer payload = Caller.payload();
    private final ByteBuffer message = ByteBuffer.allocate(Caller.MESSAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    Loop(int phones) {
      floor = new Floor(phones);
    }

    int opens() {
      return floor.phoneOpen(H_PHONE_APP);
    }

    void leavesOutstanding(int hPhone) {
      Caller.accepted(floor.leaveOutstanding(H_PHONE_APP, hPhone, payload, Caller.PAYLOAD_BYTES));
    }

    /** Sends sixteen bytes and takes the reply; the request. */
    int cycles(int hPhone) {
      int request = Caller.accepted(floor.phoneSetData(H_PHONE_APP, hPhone, payload, Caller.PAYLOAD_BYTES));
      Caller.succeeded(floor.phoneGetMessage(message));
      return request;
    }
  }
}
