package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.properties.Facts.OfPhone;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.spi.DevicePort;

/** What happens to phones, and what the manual one does of its own accord. */
final class PhoneActs {

  private static final int KEYS = 12;
  private static final int[] RESULTS = {0, 0, 0, PHONEERR_OPERATIONFAILED, PHONEERR_NOMEM};

  private final Lab lab;
  private final Oracle oracle;
  private int details;

  PhoneActs(Lab lab) {
    this.lab = lab;
    this.oracle = lab.oracle;
  }

  void act(Action action) {
    switch (action.kind()) {
      case ARRIVE -> arrive(action.a());
      case RECONFIGURE -> {
        if (action.a() >= 12) { // Rarely, since nobody can open anything afterwards.
          oracle.watch.passOn();
          oracle.reconfigured();
          lab.emulator.reconfigure();
        }
      }
      default -> {
        OfPhone phone = lab.phone(action.a());
        if (phone != null && !phone.removed) {
          act(action, phone, lab.emulator.phone(oracle.phones.indexOf(phone)));
        }
      }
    }
  }

  private void arrive(int kind) {
    if (oracle.phones.size() < 4) {
      oracle.watch.passOn();
      WatchedPhone phone = new WatchedPhone(kind % 2 == 0 ? new EchoPhone() : new ManualPhone(), oracle.watch);
      oracle.arrived(phone);
      lab.emulator.addPhone(phone);
    }
  }

  private void act(Action action, OfPhone phone, PhoneControl control) {
    DeviceWatch watch = oracle.watch;
    WatchedPhone watched = phone.phone;
    if (isFromOutside(action.kind(), watched)) {
      watch.passOn();
    }
    switch (action.kind()) {
      case SUSPEND -> {
        watch.reported(watched, () -> watch.suspend(watched, true));
        control.suspend();
      }
      case RESUME -> {
        watch.reported(watched, () -> watch.suspend(watched, false));
        control.resume();
      }
      case UNPLUG -> {
        watch.reported(watched, () -> watch.connect(watched, false));
        control.unplug();
      }
      case PLUG_IN -> {
        watch.reported(watched, () -> watch.connect(watched, true));
        control.plugIn();
      }
      case FORCE_CLOSE -> control.forceClose();
      case REMOVE -> {
        watch.beginRemoval(watched);
        control.remove();
      }
      default -> {
        if (watched.inner instanceof ManualPhone manual) {
          byHand(action, phone, manual);
        } else {
          touch(action, control);
        }
      }
    }
  }

  /** Whether somebody does it to the phone, and not the phone by itself. */
  private static boolean isFromOutside(ActionKind kind, WatchedPhone phone) {
    return switch (kind) {
      case SUSPEND, RESUME, UNPLUG, PLUG_IN, FORCE_CLOSE, REMOVE -> true;
      case BUTTON_DOWN, BUTTON_UP, LIFT, TURN -> phone.inner instanceof EchoPhone;
      default -> false;
    };
  }

  private void touch(Action action, PhoneControl control) {
    switch (action.kind()) {
      case BUTTON_DOWN -> control.buttonDown(action.b() % 3);
      case BUTTON_UP -> control.buttonUp(action.b() % 3);
      case LIFT -> control.hookSwitch(1 << action.b() % 3, action.c() % 2 == 0 ? 8 : 1);
      case TURN -> control.turnVolume(PHONEHOOKSWITCHDEV_HANDSET, action.b() * 100);
      default -> {
        // The echo phone has no moods and settles by itself.
      }
    }
  }

  private void byHand(Action action, OfPhone phone, ManualPhone manual) {
    DevicePort port = manual.isOpen() ? phone.phone.port() : null;
    switch (action.kind()) {
      case MOOD -> manual.mood(ManualPhone.Mood.values()[action.b() % ManualPhone.Mood.values().length]);
      case SETTLE -> {
        if (manual.owes()) {
          manual.settle(action.b(), RESULTS[action.c() % RESULTS.length]);
        }
      }
      case BUTTON_DOWN -> report(port, 0, action.b());
      case BUTTON_UP -> report(port, 1, action.b());
      case LIFT -> report(port, 2, action.b());
      case TURN -> report(port, 3, action.b());
      case REPORT -> report(port, action.b(), action.c(), manual);
      default -> throw new AssertionError(action);
    }
  }

  private void report(DevicePort port, int what, int detail) {
    if (port != null) {
      switch (what) {
        case 0 -> port.button(detail % KEYS, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN);
        case 1 -> port.button(detail % KEYS, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_UP);
        case 2 -> port.changed(PHONESTATE_HANDSETHOOKSWITCH, ++details, DevicePort.SPONTANEOUS, true);
        default -> port.changed(PHONESTATE_RINGMODE, ++details, DevicePort.SPONTANEOUS, detail % 4 != 0);
      }
    }
  }

  private void report(DevicePort port, int what, int detail, ManualPhone manual) {
    if (port == null) {
      return;
    }
    switch (what) {
      case 0, 1, 2, 3 -> report(port, what, detail);
      case 4 -> port.devSpecific(++details, detail, -1);
      case 5 -> port.changed(PHONESTATE_LAMP | PHONESTATE_DISPLAY, ++details, DevicePort.SPONTANEOUS, true);
      case 6 -> port.dataAreaChanged(detail % 4, DevicePort.SPONTANEOUS);
      case 7 -> port.capabilitiesChanged();
      case 8 -> port.suspend();
      case 9 -> port.resume();
      case 10 -> port.disconnect();
      case 11 -> port.connect();
      case 12 -> {
        manual.reclaimed(port);
        port.forceClose();
      }
      case 13 -> {
        manual.reclaimed(port);
        port.remove();
      }
      default -> port.changed(PHONESTATE_DISPLAY, 0, DevicePort.SPONTANEOUS, true);
    }
  }

  /** Nothing may be left owed at the end of a run. */
  void settleEverything() {
    for (OfPhone phone : oracle.phones) {
      while (phone.phone.inner instanceof ManualPhone manual && manual.owes()) {
        manual.settle(0, 0);
      }
    }
  }
}
