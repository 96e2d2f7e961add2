package dev.tapiemulator.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntSupplier;

/**
 * One accepted request of a {@link StandardPhone}, from its acceptance to its completion; used again for later
 * requests.
 */
final class Order {

  /** What is asked for, and what the numbers of the order mean. */
  enum Kind {
    /** Button/lamp id, PHONELAMPMODE_. */
    LAMP,
    /** Ring mode, ring volume. */
    RING,
    /** PHONEHOOKSWITCHDEV_ bits, PHONEHOOKSWITCHMODE_. */
    HOOKSWITCH,
    /** PHONEHOOKSWITCHDEV_, volume. */
    VOLUME,
    /** PHONEHOOKSWITCHDEV_, gain. */
    GAIN,
    /** Row, column; the text is the payload. */
    DISPLAY,
    /** Button/lamp id; the information is the label. */
    BUTTON_INFO,
    /** Data id; the data is the payload. */
    DATA,
    /** The author's own work. */
    OWN
  }

  /** The timer token: stays with the object, so it is unique among the orders that wait. */
  final int token;

  Kind kind;
  int requestId;
  int first;
  int second;
  ButtonInfo label;
  DataArea area;
  private ByteBuffer payload;
  private int payloadStart;
  private int payloadEnd;
  IntSupplier work;
  /** Whether the order's turn has come; until then its timer runs. */
  boolean started;

  /** Neighbours in the order of request; a spare order uses the first of them only. */
  Order next;
  Order previous;

  Order(int token) {
    this.token = token;
  }

  Order of(Kind kind, int requestId, int first, int second) {
    this.kind = kind;
    this.requestId = requestId;
    this.first = first;
    this.second = second;
    this.started = false;
    return this;
  }

  Order with(ByteBuffer payload) {
    this.payload = payload;
    this.payloadStart = payload.position();
    this.payloadEnd = payload.limit();
    return this;
  }

  /** The whole payload, whatever was read of it before, in the byte order of the rest of TAPI. */
  ByteBuffer payload() {
    return payload.limit(payloadEnd).position(payloadStart).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether this is still the order of a request: it has neither been completed nor been used again. */
  boolean isFor(int requestId) {
    return this.requestId == requestId;
  }

  /** Forgets the request, and whatever it held, so that nothing outlives its completion. */
  void clear() {
    requestId = 0;
    label = null;
    area = null;
    payload = null;
    work = null;
  }

  void addTo(StateHash hash) {
    hash.add(token).add(kind.ordinal()).add(requestId).add(first).add(second).add(started).add(label);
    if (payload != null) {
      hash.add(payloadEnd - payloadStart);
      for (int at = payloadStart; at < payloadEnd; at++) {
        hash.add(payload.get(at));
      }
    }
    if (kind == Kind.OWN) {
      hash.addUntellable();
    }
  }
}
