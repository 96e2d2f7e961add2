package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONESTATE_RINGMODE;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The phone with the least to do: it completes a download inside the call, or owes it until it is closed. */
final class AnsweringPhone implements PhoneDeviceModel {

  /** The only data area. */
  static final int DATA_ID = 1;

  private static final int AREA_BYTES = 64;
  private static final int[] NOTHING = {};
  private static final PhoneDescription KIND = PhoneDescription.named("answering-phone")
      .ringModes(1)
      .area(DataArea.download(DATA_ID, "in", AREA_BYTES, payload -> 0))
      .build();

  private DevicePort port;
  private boolean answers = true;
  private int[] owed = NOTHING;
  private int owedCount;

  /** Whether downloads are completed at once from now on, or owed. */
  void answers(boolean atOnce) {
    answers = atOnce;
  }

  /** Makes room for so many owed requests, so that owing them allocates nothing. */
  AnsweringPhone withRoomFor(int requests) {
    owed = Arrays.copyOf(owed, requests);
    return this;
  }

  /** Tells all who listen that the phone rings in another way. */
  void changeRing() {
    port.changed(PHONESTATE_RINGMODE, 1, DevicePort.SPONTANEOUS, true);
  }

  @Override
  public PhoneDescription describe() {
    return KIND;
  }

  @Override
  public int open(DevicePort opened) {
    port = opened;
    return 0;
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort through) {
    if (answers) {
      through.complete(requestId, 0);
    } else {
      owe(requestId);
    }
    return requestId;
  }

  private void owe(int requestId) {
    if (owedCount == owed.length) {
      owed = Arrays.copyOf(owed, Math.max(1, owedCount * 2));
    }
    owed[owedCount++] = requestId;
  }

  @Override
  public int close(DevicePort closing) {
    for (int i = 0; i < owedCount; i++) {
      closing.complete(owed[i], PHONEERR_OPERATIONFAILED);
    }
    owedCount = 0;
    return 0;
  }

  @Override
  public void factoryReset() {
    answers = true;
    owedCount = 0;
  }
}
