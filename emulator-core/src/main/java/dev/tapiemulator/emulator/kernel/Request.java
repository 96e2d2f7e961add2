package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.StateHash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An asynchronous operation from its submission to its settlement. Objects are used again, so that a request costs no
 * allocation; and what is written for every request is a number, which costs the collector nothing.
 */
final class Request {

  private static final int SMALLEST_PAYLOAD_BYTES = 16;
  private static final byte[] NO_BYTES = {};
  private static final RequestState[] STATES = RequestState.values();
  private static final PhoneFunction[] FUNCTIONS = PhoneFunction.values();

  /** Its place in the table of requests, by which its neighbours name it; 0 is none. */
  final int slot;
  int id;
  OpenPhone phone;
  int result;
  /** What the fault plan has in store for it, or null. */
  FaultKind plan;
  /** Whether the phone was left alone with it and may still read it, so that the object cannot be used again. */
  boolean readByPhone;
  /** Where the device's answer to phoneDevSpecific goes, or null. */
  ByteBuffer writeBack;
  /** The slot of its reply in the application's mailbox while it waits there. */
  int replySlot;
  /** Changes that it caused and that wait for its reply, in the order they were reported; null for none. */
  List<DeferredReport> held;

  int previousOfDevice;
  int nextOfDevice;
  int previousOfPhone;
  int nextOfPhone;

  private byte state;
  private byte function;
  private byte[] payload = NO_BYTES;
  private int payloadBytes;
  /** The payload as the device gets it; null before it does. */
  private ByteBuffer readOnlyPayload;
  private ByteBuffer writablePayload;

  Request(int slot) {
    this.slot = slot;
  }

  void begin(int newId, PhoneFunction newFunction, OpenPhone newPhone) {
    id = newId;
    function = (byte) newFunction.ordinal();
    phone = newPhone;
    moveTo(RequestState.SUBMITTING);
  }

  RequestState state() {
    return STATES[state];
  }

  boolean is(RequestState which) {
    return state == which.ordinal();
  }

  void moveTo(RequestState next) {
    state = (byte) next.ordinal();
  }

  PhoneFunction function() {
    return FUNCTIONS[function];
  }

  /** The function as the journal writes it. */
  int functionCode() {
    return function;
  }

  DeviceSlot device() {
    return phone.device;
  }

  /** Whether a plan keeps the request from the phone, which then neither carries it out nor completes it. */
  static boolean isHiddenFromPhone(FaultKind plan) {
    return plan == FaultKind.FAIL_REPLY || plan == FaultKind.LOSE_REPLY || Misbehaviour.hidesRequest(plan);
  }

  /** Copies the application's bytes, so that it may use its buffer again at once (C-49). */
  void copyPayload(ByteBuffer source, int position, int length) {
    if (payload.length < length) {
      payload = new byte[Math.max(SMALLEST_PAYLOAD_BYTES, Math.max(length, payload.length * 2))];
      readOnlyPayload = null;
      writablePayload = null;
    }
    payloadBytes = length;
    if (length > 0) {
      source.get(position, payload, 0, length);
    }
  }

  /** The copied bytes for the device to read. */
  ByteBuffer payload() {
    if (readOnlyPayload == null) {
      readOnlyPayload = ByteBuffer.wrap(payload).asReadOnlyBuffer();
    }
    return whole(readOnlyPayload);
  }

  /** The copied bytes for the device to read and write. */
  ByteBuffer writablePayload() {
    if (writablePayload == null) {
      writablePayload = ByteBuffer.wrap(payload);
    }
    return whole(writablePayload);
  }

  /** Whoever had the buffer for a request before may have left it in any condition. */
  private ByteBuffer whole(ByteBuffer buffer) {
    return buffer.limit(payloadBytes).position(0).order(ByteOrder.BIG_ENDIAN);
  }

  /** Puts what the device wrote into the application's buffer (C-50). */
  void returnPayload() {
    writeBack.put(writeBack.position(), payload, 0, payloadBytes);
  }

  int payloadBytes() {
    return payloadBytes;
  }

  void addTo(StateHash hash) {
    hash.add(id).add(state).add(function).add(phone.handle).add(device().number).add(result)
        .add(plan == null ? -1 : plan.ordinal()).add(readByPhone).add(writeBack != null).add(payloadBytes);
    for (int i = 0; i < payloadBytes; i++) {
      hash.add(payload[i]);
    }
    hash.add(held == null ? 0 : held.size());
    for (int i = 0; held != null && i < held.size(); i++) {
      held.get(i).addTo(hash);
    }
  }

  void forget() {
    phone = null;
    plan = null;
    writeBack = null;
    held = null;
    payloadBytes = 0;
    result = 0;
  }
}
