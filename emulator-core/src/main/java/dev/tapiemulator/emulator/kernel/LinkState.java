package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.PhoneDescription;
import java.util.List;

/**
 * What stands between TAPI and the phone: whether it is connected and whether the switch has taken it (C-67), and the
 * buttons that are down. A phone that is away reports nothing by itself; before it goes, every button is let go in its
 * place (C-64, O-35).
 */
final class LinkState {

  private final Notifier notifier;

  LinkState(Notifier notifier) {
    this.notifier = notifier;
  }

  boolean passesEvents(DeviceSlot device) {
    return device.connected && !device.suspended;
  }

  void suspend(DeviceSlot device) {
    if (!device.suspended) {
      releaseButtons(device);
      device.suspended = true;
      notifier.state(device, PHONESTATE_SUSPEND, 0, null);
    }
  }

  void resume(DeviceSlot device) {
    if (device.suspended) {
      device.suspended = false;
      notifier.state(device, PHONESTATE_RESUME, 0, null);
    }
  }

  void disconnect(DeviceSlot device) {
    if (device.connected) {
      releaseButtons(device);
      device.connected = false;
      notifier.state(device, PHONESTATE_DISCONNECTED, 0, null);
    }
  }

  void connect(DeviceSlot device) {
    if (!device.connected) {
      device.connected = true;
      notifier.state(device, PHONESTATE_CONNECTED, 0, null);
    }
  }

  void button(DeviceSlot device, int id, int mode, int state) {
    boolean down = state == PHONEBUTTONSTATE_DOWN;
    PressedButtons buttons = device.buttons();
    if (down && !passesEvents(device)) {
      buttons.setReleasedEarly(id, true); // Its up may come when the phone is back; nobody saw the down.
      return;
    }
    if (!down && buttons.isReleasedEarly(id)) {
      buttons.setReleasedEarly(id, false);
      return;
    }
    Integer modeOfDown = buttons.release(id);
    if (down && modeOfDown != null) {
      notifier.button(device, id, modeOfDown, PHONEBUTTONSTATE_UP, true); // Pressed again without having been let go.
    }
    buttons.setReleasedEarly(id, false);
    if (down) {
      buttons.press(id, mode);
    }
    if (passesEvents(device)) {
      notifier.button(device, id, mode, state, false);
    }
  }

  /** Lets every pressed button go in the phone's place, for those who saw it go down. */
  void releaseButtons(DeviceSlot device) {
    for (int id : device.pressedButtons()) {
      release(device, id);
    }
  }

  /** The phone is another than before; buttons that it has no more are let go. */
  void redescribe(DeviceSlot device, PhoneDescription description) {
    List<ButtonLamp> positions = description.buttonLamps();
    for (int id : device.pressedButtons()) {
      if (id >= positions.size() || !positions.get(id).hasButton()) {
        release(device, id);
      }
    }
    device.description = description;
  }

  private void release(DeviceSlot device, int id) {
    notifier.button(device, id, device.buttons().release(id), PHONEBUTTONSTATE_UP, true);
    device.buttons().setReleasedEarly(id, true);
  }
}
