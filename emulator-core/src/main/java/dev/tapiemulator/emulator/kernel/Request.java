package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.StateHash;
import java.nio.ByteBuffer;

/**
 * An asynchronous operation from its submission to its settlement. Objects are used again, so that a request costs no
 * allocation.
 */
final class Request {

  private static final int SMALLEST_PAYLOAD_BYTES = 64;

  int id;
  RequestState state;
  PhoneFunction function;
  OpenPhone phone;
  DeviceSlot device;
  int result;
  /** What the fault plan has in store for it, or null. */
  FaultKind plan;
  /** Whether the phone was left alone with it and may still read it, so that the object cannot be used again. */
  boolean readByPhone;
  /** Where the device's answer to phoneDevSpecific goes, or null. */
  ByteBuffer writeBack;

  private ByteBuffer payload = ByteBuffer.allocate(SMALLEST_PAYLOAD_BYTES);
  private ByteBuffer readOnlyPayload = payload.asReadOnlyBuffer();
  private int payloadBytes;

  Request previousOfDevice;
  Request nextOfDevice;

  /** Whether a plan keeps the request from the phone, which then neither carries it out nor completes it. */
  static boolean isHiddenFromPhone(FaultKind plan) {
    return plan == FaultKind.FAIL_REPLY || plan == FaultKind.LOSE_REPLY || Misbehaviour.hidesRequest(plan);
  }

  /** Copies the application's bytes, so that it may use its buffer again at once (C-49). */
  void copyPayload(ByteBuffer source, int position, int length) {
    if (payload.capacity() < length) {
      payload = ByteBuffer.allocate(Math.max(length, payload.capacity() * 2));
      readOnlyPayload = payload.asReadOnlyBuffer();
    }
    payloadBytes = length;
    if (length > 0) {
      payload.clear().put(0, source, position, length); // Its limit is still that of the request before.
    }
  }

  /** The copied bytes for the device to read. */
  ByteBuffer payload() {
    return readOnlyPayload.clear().limit(payloadBytes);
  }

  /** The copied bytes for the device to read and write. */
  ByteBuffer writablePayload() {
    return payload.clear().limit(payloadBytes);
  }

  /** Puts what the device wrote into the application's buffer (C-50). */
  void returnPayload() {
    writeBack.put(writeBack.position(), payload, 0, payloadBytes);
  }

  int payloadBytes() {
    return payloadBytes;
  }

  void addTo(StateHash hash) {
    hash.add(id).add(state.ordinal()).add(function.ordinal()).add(phone.handle).add(device.number).add(result)
        .add(plan == null ? -1 : plan.ordinal()).add(readByPhone).add(writeBack != null).add(payloadBytes);
    for (int i = 0; i < payloadBytes; i++) {
      hash.add(payload.get(i));
    }
  }

  void forget() {
    phone = null;
    device = null;
    plan = null;
    writeBack = null;
    payloadBytes = 0;
    result = 0;
  }
}
