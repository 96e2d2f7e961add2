package dev.tapiemulator.emulator.testing;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A phone worked by hand: it accepts what it is asked and completes nothing by itself, until it is closed. */
public class HandPhone implements PhoneDeviceModel {

  private static final int AREA_BYTES = 64;

  /** The requests it owes a completion, oldest first. */
  public final List<Integer> owed = new ArrayList<>();
  /** What it was told about sessions, in order: "sessionStarted", "open", "close" and so on. */
  public final List<String> told = new ArrayList<>();
  /** The port of the last session that was opened. */
  public DevicePort port;
  /** What close answers; anything but 0 and the phone settles nothing. */
  public int closeAnswer;
  /** What describe says from now on. */
  public PhoneDescription description = PhoneDescription.named("hand-phone")
      .buttonLamps(ButtonLamp.keypad())
      .buttonLamp(ButtonLamp.lamp(PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY, "lamp"))
      .area(DataArea.download(0, "anything", AREA_BYTES, payload -> 0))
      .build();

  @Override
  public PhoneDescription describe() {
    return description;
  }

  @Override
  public void sessionStarted() {
    told.add("sessionStarted");
  }

  @Override
  public void sessionEnded() {
    told.add("sessionEnded");
  }

  @Override
  public int open(DevicePort openPort) {
    told.add("open");
    port = openPort;
    return 0;
  }

  @Override
  public int close(DevicePort closingPort) {
    told.add("close");
    if (closeAnswer == 0) {
      settleAll(PHONEERR_OPERATIONFAILED);
    }
    return closeAnswer;
  }

  @Override
  public void reclaimed(DevicePort closingPort) {
    told.add("reclaimed");
    settleAll(PHONEERR_OPERATIONFAILED);
  }

  @Override
  public void statusInterest(int phoneStates, int buttonModes, int buttonStates) {
    told.add("interest " + Integer.toHexString(phoneStates) + " " + buttonModes + " " + buttonStates);
  }

  @Override
  public int selectExtVersion(int extVersion) {
    told.add("selectExtVersion " + extVersion);
    return 0;
  }

  /** Completes the oldest request it owes. */
  public void settle(int result) {
    port.complete(owed.remove(0), result);
  }

  private void settleAll(int result) {
    while (!owed.isEmpty()) {
      settle(result);
    }
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort openPort) {
    owed.add(requestId);
    return requestId;
  }

  @Override
  public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort openPort) {
    owed.add(requestId);
    return requestId;
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort openPort) {
    while (params.hasRemaining()) {
      byte value = params.get(params.position());
      params.put((byte) ~value);
    }
    owed.add(requestId);
    return requestId;
  }
}
