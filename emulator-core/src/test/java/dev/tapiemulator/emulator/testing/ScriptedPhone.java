package dev.tapiemulator.emulator.testing;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * A phone whose answers a test writes one by one. Left alone it accepts every download, keeps it, and settles what it
 * owes when it is closed or taken away.
 */
public final class ScriptedPhone implements PhoneDeviceModel {

  /** What the phone does with a download. */
  @FunctionalInterface
  public interface Download {
    int answer(int requestId, DevicePort port);
  }

  public PhoneDescription description = new EchoPhone().describe();
  public Download onSetData = (requestId, port) -> accept(requestId);
  public ToIntFunction<DevicePort> onOpen = port -> 0;
  public ToIntFunction<DevicePort> onClose = this::settleEverything;
  public Consumer<DevicePort> onReclaimed = this::settleEverything;
  public Consumer<DevicePort> onTimer = port -> { };
  public IntUnaryOperator onSelectExtVersion = version -> 0;
  /** Runs when the phone is asked what it is. */
  public Runnable onDescribe = () -> { };
  /** The extension version it speaks. */
  public int extVersion = 0x20000;
  /** Asked for phoneGetRing, as one method for many that return a number. */
  public long ringMode;

  /** The port of the last opening. */
  public DevicePort port;
  /** The requests accepted and not settled, oldest first. */
  public final List<Integer> owed = new ArrayList<>();
  /** How many downloads the phone was asked for. */
  public int downloads;

  /** Accepts a request and owes its completion. */
  public int accept(int requestId) {
    owed.add(requestId);
    return requestId;
  }

  /** Completes everything owed with OPERATIONFAILED. */
  public int settleEverything(DevicePort through) {
    List<Integer> settled = List.copyOf(owed);
    owed.clear();
    settled.forEach(requestId -> through.complete(requestId, PHONEERR_OPERATIONFAILED));
    return 0;
  }

  @Override
  public PhoneDescription describe() {
    onDescribe.run();
    return description;
  }

  @Override
  public int negotiateExtVersion(int apiVersion, int lowVersion, int highVersion) {
    return extVersion;
  }

  @Override
  public int selectExtVersion(int version) {
    return onSelectExtVersion.applyAsInt(version);
  }

  @Override
  public int open(DevicePort opened) {
    port = opened;
    return onOpen.applyAsInt(opened);
  }

  @Override
  public int close(DevicePort closing) {
    return onClose.applyAsInt(closing);
  }

  @Override
  public void reclaimed(DevicePort closing) {
    onReclaimed.accept(closing);
  }

  @Override
  public void timer(int token, DevicePort through) {
    onTimer.accept(through);
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort through) {
    downloads++;
    return onSetData.answer(requestId, through);
  }

  @Override
  public long ringMode() {
    return ringMode;
  }

  @Override
  public long ringVolume() {
    return 0;
  }
}
