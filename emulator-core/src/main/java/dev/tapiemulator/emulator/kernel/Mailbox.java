package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;

import dev.tapiemulator.spi.StateHash;
import java.util.Arrays;

/**
 * The messages waiting for one application, oldest first. Replies and PHONE_CLOSE always have room, since an accepted
 * request and an open phone count against bounds of their own; other messages are bounded (O-40).
 */
final class Mailbox {

  /** A copy of one message, outside the mailbox. */
  static final class Message {
    long order;
    int hDevice;
    int id;
    long instance;
    long param1;
    long param2;
    long param3;
  }

  private static final int ORDER = 0;
  private static final int DEVICE_AND_ID = 1;
  private static final int INSTANCE = 2;
  private static final int PARAM_1 = 3;
  private static final int PARAM_2 = 4;
  private static final int PARAM_3 = 5;
  /** The phone handle whose closing may take the message away; differs from hDevice for replies. */
  private static final int ABOUT = 6;
  private static final int FIELDS = 7;

  private long[] ring = new long[4 * FIELDS];
  private int head;
  private int size;
  private int unsolicited;

  /** How many messages wait that have no room of their own. */
  int unsolicited() {
    return unsolicited;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the oldest message was posted, in the order of all messages; {@link Long#MAX_VALUE} when there is none. */
  long oldest() {
    return size == 0 ? Long.MAX_VALUE : ring[at(0) + ORDER];
  }

  void post(long order, int hDevice, int id, long instance, long param1, long param2, long param3, int about) {
    if (size * FIELDS == ring.length) {
      grow();
    }
    int i = at(size++);
    unsolicited += isUnsolicited(id) ? 1 : 0;
    ring[i + ORDER] = order;
    ring[i + DEVICE_AND_ID] = (long) id << 32 | hDevice & 0xFFFFFFFFL;
    ring[i + INSTANCE] = instance;
    ring[i + PARAM_1] = param1;
    ring[i + PARAM_2] = param2;
    ring[i + PARAM_3] = param3;
    ring[i + ABOUT] = about;
  }

  /** Takes the oldest message. */
  void take(Message into) {
    read(0, into);
    unsolicited -= isUnsolicited(into.id) ? 1 : 0;
    head = (head + 1) % capacity();
    size--;
  }

  /** Looks at a message without taking it; 0 is the oldest. */
  void read(int position, Message into) {
    int i = at(position);
    into.order = ring[i + ORDER];
    into.hDevice = (int) ring[i + DEVICE_AND_ID];
    into.id = (int) (ring[i + DEVICE_AND_ID] >>> 32);
    into.instance = ring[i + INSTANCE];
    into.param1 = ring[i + PARAM_1];
    into.param2 = ring[i + PARAM_2];
    into.param3 = ring[i + PARAM_3];
  }

  /** Whether a message is the reply to a request. */
  boolean isReply(int position, int requestId) {
    int i = at(position);
    return (int) (ring[i + DEVICE_AND_ID] >>> 32) == PHONE_REPLY && ring[i + PARAM_1] == requestId;
  }

  /** The request a message replies to, 0 when it is no reply. */
  int replyAt(int position) {
    int i = at(position);
    return (int) (ring[i + DEVICE_AND_ID] >>> 32) == PHONE_REPLY ? (int) ring[i + PARAM_1] : 0;
  }

  /** Whether a message reports something about a phone handle, and is neither its PHONE_CLOSE nor a reply. */
  boolean isEventOf(int position, int hPhone) {
    int i = at(position);
    return (int) ring[i + ABOUT] == hPhone && isUnsolicited((int) (ring[i + DEVICE_AND_ID] >>> 32));
  }

  /** Takes one message out; those behind it move up. */
  void remove(int position) {
    unsolicited -= isUnsolicited((int) (ring[at(position) + DEVICE_AND_ID] >>> 32)) ? 1 : 0;
    for (int i = position; i < size - 1; i++) {
      System.arraycopy(ring, at(i + 1), ring, at(i), FIELDS);
    }
    size--;
  }

  void addTo(StateHash hash, long posted) {
    hash.add(size);
    for (int position = 0; position < size; position++) {
      int i = at(position);
      hash.add(posted - ring[i + ORDER]);
      for (int field = ORDER + 1; field < FIELDS; field++) {
        hash.add(ring[i + field]);
      }
    }
  }

  private static boolean isUnsolicited(int id) {
    return id != PHONE_REPLY && id != PHONE_CLOSE;
  }

  private int capacity() {
    return ring.length / FIELDS;
  }

  private int at(int position) {
    return (head + position) % capacity() * FIELDS;
  }

  private void grow() {
    long[] larger = Arrays.copyOf(ring, ring.length * 2);
    for (int i = 0; i < size; i++) {
      System.arraycopy(ring, at(i), larger, i * FIELDS, FIELDS);
    }
    ring = larger;
    head = 0;
  }
}
