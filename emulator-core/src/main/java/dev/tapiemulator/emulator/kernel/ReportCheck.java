package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.ConstantGroup;

/** Looks whether a device may report what it reports; what it may not is a violation and goes no further. */
final class ReportCheck {

  /** TAPI makes these itself: the first three alone, the others from a report that says more than the bit. */
  private static final int OF_TAPI = PHONESTATE_OWNER
      | PHONESTATE_MONITORS
      | PHONESTATE_REINIT
      | PHONESTATE_CONNECTED
      | PHONESTATE_DISCONNECTED
      | PHONESTATE_SUSPEND
      | PHONESTATE_RESUME
      | PHONESTATE_CAPSCHANGE
      | PHONESTATE_REMOVED;
  private static final int ALL_STATES = (PHONESTATE_REMOVED << 1) - 1;
  private static final int ALL_BUTTON_MODES = (PHONEBUTTONMODE_DISPLAY << 1) - 1;

  private final World world;

  ReportCheck(World world) {
    this.world = world;
  }

  /** Whether the session the report comes from is still open. */
  boolean isLive(SessionPort port, int requestId) {
    if (port.ended) {
      violation(DeviceViolation.REPORT_AFTER_CLOSE, port.device, requestId, "");
    }
    return !port.ended;
  }

  /** Whether the reported values are declared, and the device's to report. */
  boolean isSound(DeviceSlot device, DeviceReport type, int a, int b, int c) {
    return switch (type) {
      case CHANGED -> isSoundChange(device, a);
      case DATA_AREA_CHANGED -> isDeclaredArea(device, a);
      case BUTTON -> isSoundButton(device, a, b, c);
      default -> true;
    };
  }

  /** The PHONESTATE_ bits among these that are about a part which the configuration takes away. */
  static int unseenStates(DeviceSlot device, int phoneStates) {
    return phoneStates & device.declared.phoneStates() & ~device.description.phoneStates();
  }

  /** Whether applications see the data area that is reported. */
  static boolean isSeenArea(DeviceSlot device, int dataId) {
    return device.description.download(dataId) != null || device.description.upload(dataId) != null;
  }

  private boolean isSoundChange(DeviceSlot device, int phoneStates) {
    if ((phoneStates & OF_TAPI) != 0) {
      return violation(DeviceViolation.EVENT_OF_TAPI, device, 0, ConstantGroup.PHONESTATE.flags(phoneStates));
    }
    boolean declared = phoneStates != 0 && (phoneStates & ~ALL_STATES) == 0 && !Notifier.isAmbiguous(phoneStates);
    return declared
        || violation(DeviceViolation.UNDECLARED_EVENT, device, 0, ConstantGroup.PHONESTATE.flags(phoneStates));
  }

  private boolean isDeclaredArea(DeviceSlot device, int dataId) {
    return device.declared.download(dataId) != null
        || device.declared.upload(dataId) != null
        || violation(DeviceViolation.UNDECLARED_DATA_AREA, device, 0, "data id " + dataId);
  }

  private boolean isSoundButton(DeviceSlot device, int id, int mode, int state) {
    boolean sound = id >= 0
        && id < device.declared.buttonLamps().size()
        && Integer.bitCount(mode) == 1
        && (mode & ALL_BUTTON_MODES) != 0
        && (state == PHONEBUTTONSTATE_DOWN || state == PHONEBUTTONSTATE_UP);
    return sound
        || violation(
            DeviceViolation.UNDECLARED_EVENT, device, 0, "button " + id + ", mode " + mode + ", state " + state);
  }

  private boolean violation(DeviceViolation kind, DeviceSlot device, int requestId, String details) {
    world.violation(kind, device, requestId, details, null);
    return false;
  }
}
