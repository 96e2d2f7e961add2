package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.tapi.ConstantGroup;
import java.util.ArrayList;
import java.util.List;

/** A port that writes down what is reported and passes nothing on; its time stands still. */
final class RecordingPort implements DevicePort {

  final List<String> reported = new ArrayList<>();

  @Override
  public void complete(int requestId, int result) {
    reported.add("completion of request " + requestId);
  }

  @Override
  public void changed(int phoneStates, int detail, int causeRequestId, boolean differs) {
    reported.add("change of " + ConstantGroup.PHONESTATE.flags(phoneStates));
  }

  @Override
  public void dataAreaChanged(int dataId, int causeRequestId) {
    reported.add("change of data area " + dataId);
  }

  @Override
  public void button(int buttonLampId, int buttonMode, int buttonState) {}

  @Override
  public void devSpecific(long param1, long param2, long param3) {}

  @Override
  public void suspend() {}

  @Override
  public void resume() {}

  @Override
  public void disconnect() {}

  @Override
  public void connect() {}

  @Override
  public void capabilitiesChanged() {}

  @Override
  public void forceClose() {}

  @Override
  public void remove() {}

  @Override
  public void startTimer(long delayMillis, int token) {}

  @Override
  public long latencyMillis(long ordinaryMillis) {
    return ordinaryMillis;
  }

  @Override
  public long nowMillis() {
    return 0;
  }

  @Override
  public void note(String text) {}
}
