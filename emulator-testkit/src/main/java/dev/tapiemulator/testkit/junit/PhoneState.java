package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that can be read of a phone, to be compared. */
final class PhoneState {

  private static final int ROOM = 4096;
  private static final int HOOKSWITCHES = 3;

  private PhoneState() {}

  static List<Object> of(PhoneDeviceModel model, PhoneDescription phone) {
    List<Object> state = new ArrayList<>();
    state.add(model.ringMode());
    state.add(model.ringVolume());
    for (int i = 0; i < HOOKSWITCHES; i++) {
      state.add(model.hookSwitchMode(1 << i));
      state.add(model.volume(1 << i));
      state.add(model.gain(1 << i));
    }
    for (int id = 0; id < phone.buttonLamps().size(); id++) {
      state.add(model.lampMode(id));
      state.add(model.buttonInfo(id).map(PhoneState::text).orElse(""));
    }
    for (int id = 0; id < phone.numGetData(); id++) {
      ByteBuffer content = ByteBuffer.allocate(Math.max(1, phone.upload(id).sizeBytes()));
      state.add(model.getData(id, content));
      state.add(content.flip());
    }
    ByteBuffer display = ByteBuffer.allocate(ROOM);
    state.add(model.getDisplay(display));
    state.add(display.flip());
    state.add(model.stateHash());
    return state;
  }

  /** What each PHONESTATE_ bit announces the change of. */
  static Map<Integer, List<Object>> byStateBit(PhoneDeviceModel model, PhoneDescription phone) {
    Map<Integer, List<Object>> values = new TreeMap<>();
    List<Object> lamps = new ArrayList<>();
    for (int id = 0; id < phone.buttonLamps().size(); id++) {
      lamps.add(model.lampMode(id));
    }
    values.put(PHONESTATE_LAMP, lamps);
    values.put(PHONESTATE_RINGMODE, List.of(model.ringMode()));
    values.put(PHONESTATE_RINGVOLUME, List.of(model.ringVolume()));
    values.put(PHONESTATE_HANDSETHOOKSWITCH, List.of(model.hookSwitchMode(PHONEHOOKSWITCHDEV_HANDSET)));
    values.put(PHONESTATE_SPEAKERHOOKSWITCH, List.of(model.hookSwitchMode(PHONEHOOKSWITCHDEV_SPEAKER)));
    values.put(PHONESTATE_HEADSETHOOKSWITCH, List.of(model.hookSwitchMode(PHONEHOOKSWITCHDEV_HEADSET)));
    values.put(PHONESTATE_HANDSETVOLUME, List.of(model.volume(PHONEHOOKSWITCHDEV_HANDSET)));
    values.put(PHONESTATE_SPEAKERVOLUME, List.of(model.volume(PHONEHOOKSWITCHDEV_SPEAKER)));
    values.put(PHONESTATE_HEADSETVOLUME, List.of(model.volume(PHONEHOOKSWITCHDEV_HEADSET)));
    return values;
  }

  private static String text(ButtonInfo info) {
    return info.mode() + " " + info.function() + " " + info.text() + " " + info.state() + " "
        + Arrays.toString(info.devSpecific());
  }
}
