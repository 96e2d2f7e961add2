package dev.tapiemulator.spi.bench;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneFace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A phone on the workbench: plays the emulator's part towards a model, one request id after the other from 1, and fails
 * when the model breaks the contract of {@link PhoneDeviceModel}.
 */
public final class Bench {

  private static final long LONG_ENOUGH_MILLIS = 60_000;

  private final PhoneDeviceModel phone;
  private RecordingPort port;
  private int requests;

  /** Puts the phone on the bench and opens it. */
  public Bench(PhoneDeviceModel phone) {
    this.phone = phone;
    open(0);
  }

  public PhoneDeviceModel phone() {
    return phone;
  }

  public RecordingPort port() {
    return port;
  }

  public PhoneFace face() {
    return phone.face().orElseThrow();
  }

  /** Everything reported since this was asked last. */
  public List<String> takeReports() {
    return port.takeReports();
  }

  public void advance(long millis) {
    port.advance(millis);
  }

  /** Closes the phone; what it still owed must have been completed. */
  public void close() {
    expect(phone.close(port) == 0, "the close was refused");
    port.closed();
  }

  /** Opens the closed phone anew. */
  public void reopen() {
    expect(!port.isOpen(), "the phone is open");
    open(port.nowMillis());
  }

  /** Makes a request; returns its id when it is accepted, else the refusal. */
  public int ask(IntUnaryOperator call) {
    int requestId = ++requests;
    port.owe(requestId);
    int result = call.applyAsInt(requestId);
    expect(result == requestId || result < 0, "an asynchronous method returned " + result);
    if (result < 0) {
      port.refused(requestId);
    }
    return result;
  }

  /** Downloads; returns the id of the request when it is accepted, else the refusal. */
  public int setData(int dataId, byte... payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    return ask(requestId -> phone.setData(requestId, dataId, buffer, port));
  }

  /** Downloads and waits; returns the refusal, or the result of the completion. */
  public int download(int dataId, byte... payload) {
    int answer = setData(dataId, payload);
    return answer < 0 ? answer : await(answer);
  }

  /** Lets just so much time pass as a request needs; returns its result. */
  public int await(int requestId) {
    for (long waited = 0; port.result(requestId) == null && waited < LONG_ENOUGH_MILLIS; waited++) {
      port.advance(1);
    }
    return result(requestId);
  }

  /** The result of a completed request. */
  public int result(int requestId) {
    Integer result = port.result(requestId);
    expect(result != null, "request " + requestId + " is not completed");
    return result;
  }

  /** Whether a request has been completed. */
  public boolean isCompleted(int requestId) {
    return port.result(requestId) != null;
  }

  /** Uploads the whole of an area. */
  public byte[] upload(int dataId) {
    ByteBuffer buffer = ByteBuffer.allocate(phone.describe().upload(dataId).sizeBytes());
    expect(phone.getData(dataId, buffer) == 0, "the upload failed");
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private void open(long nowMillis) {
    port = new RecordingPort(phone, nowMillis);
    expect(phone.open(port) == 0, "the open was refused");
  }

  private static void expect(boolean condition, String complaint) {
    if (!condition) {
      throw new AssertionError(complaint);
    }
  }
}
