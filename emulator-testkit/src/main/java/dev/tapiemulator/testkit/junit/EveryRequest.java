package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_HANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_HEADSET;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_SPEAKER;

import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** One request of every kind, to every element that a phone declares, with arguments that it should take. */
final class EveryRequest {

  private static final int[] HOOKSWITCHES =
      {PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHDEV_HEADSET};
  private static final int BEYOND_LOUDEST = 0x1_2345;

  private final Tapi32 tapi;
  private final int hPhone;
  private final List<Integer> accepted = new ArrayList<>();

  private EveryRequest(Tapi32 tapi, int hPhone) {
    this.tapi = tapi;
    this.hPhone = hPhone;
  }

  /** Makes them; the ids of those that were accepted. */
  static List<Integer> of(Tapi32 tapi, int hPhone, PhoneDescription phone, IntFunction<byte[]> payloads) {
    EveryRequest requests = new EveryRequest(tapi, hPhone);
    requests.data(phone, payloads);
    requests.display(phone);
    requests.lampsAndButtons(phone);
    requests.ring(phone);
    requests.hookSwitches(phone);
    requests.escape(phone);
    return requests.accepted;
  }

  private void data(PhoneDescription phone, IntFunction<byte[]> payloads) {
    for (int id = 0; id < phone.numSetData(); id++) {
      byte[] payload = payloads.apply(id);
      add(tapi.phoneSetData(hPhone, id, ByteBuffer.wrap(payload), payload.length));
    }
  }

  private void display(PhoneDescription phone) {
    if (phone.displayRows() > 0) {
      byte[] text = "x".getBytes(StandardCharsets.US_ASCII);
      add(tapi.phoneSetDisplay(hPhone, 0, 0, ByteBuffer.wrap(text), text.length));
    }
  }

  private void lampsAndButtons(PhoneDescription phone) {
    List<ButtonLamp> positions = phone.buttonLamps();
    for (int id = 0; id < positions.size(); id++) {
      if (positions.get(id).hasLamp()) {
        add(tapi.phoneSetLamp(hPhone, id, Integer.lowestOneBit(positions.get(id).lampModes())));
      }
      if (positions.get(id).hasButton()) {
        ByteBuffer block = ByteBuffer.allocate(PhoneButtonInfo.fixedSize(phone.highestApiVersion()));
        new PhoneButtonInfo().wrap(block)
            .dwTotalSize(block.capacity())
            .dwButtonMode(positions.get(id).buttonMode())
            .dwButtonFunction(positions.get(id).buttonFunction());
        add(tapi.phoneSetButtonInfo(hPhone, id, block));
      }
    }
  }

  private void ring(PhoneDescription phone) {
    for (int mode = phone.ringModes(); mode >= 0; mode--) {
      add(tapi.phoneSetRing(hPhone, mode, BEYOND_LOUDEST));
    }
  }

  private void hookSwitches(PhoneDescription phone) {
    for (int device : HOOKSWITCHES) {
      HookSwitch hookSwitch = phone.hookSwitch(device);
      if (hookSwitch.settableModes() != 0) {
        add(tapi.phoneSetHookSwitch(hPhone, device, Integer.highestOneBit(hookSwitch.settableModes())));
      }
      if (hookSwitch.volume()) {
        add(tapi.phoneSetVolume(hPhone, device, BEYOND_LOUDEST));
      }
      if (hookSwitch.gain()) {
        add(tapi.phoneSetGain(hPhone, device, BEYOND_LOUDEST));
      }
    }
  }

  private void escape(PhoneDescription phone) {
    if (phone.hasExtensions()) {
      add(tapi.phoneDevSpecific(hPhone, ByteBuffer.allocate(Long.BYTES), Long.BYTES));
    }
  }

  private void add(int result) {
    if (result > 0) {
      accepted.add(result);
    }
  }
}
