package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.VarString;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether each precondition holds for a call: one line or one method each. */
final class Checks {

  private static final int INUSE = 0;
  private static final int FIRST_OPENER = 1;
  private static final int ALL_HOOKSWITCH_DEVS =
      PHONEHOOKSWITCHDEV_HANDSET | PHONEHOOKSWITCHDEV_SPEAKER | PHONEHOOKSWITCHDEV_HEADSET;
  private static final int SETTABLE_HOOKSWITCH_MODES = PHONEHOOKSWITCHMODE_ONHOOK
      | PHONEHOOKSWITCHMODE_MIC
      | PHONEHOOKSWITCHMODE_SPEAKER
      | PHONEHOOKSWITCHMODE_MICSPEAKER;
  private static final int DEFINED_LAMP_MODES = (PHONELAMPMODE_UNKNOWN << 1) - 1;
  private static final int VENDOR_LAMP_MODES = 0xFFFF_0000;
  private static final int ALL_STATES = (PHONESTATE_REMOVED << 1) - 1;
  private static final int ALL_BUTTON_MODES = (PHONEBUTTONMODE_DISPLAY << 1) - 1;
  private static final int OLD_BUTTON_STATES = PHONEBUTTONSTATE_UP | PHONEBUTTONSTATE_DOWN;
  private static final int ALL_BUTTON_STATES = (PHONEBUTTONSTATE_UNAVAIL << 1) - 1;

  /** The rows by function; an array is walked faster than a list. */
  private static final Precondition[][] ROWS = Stream.of(PhoneFunction.values())
      .map(function -> function.preconditions().toArray(Precondition[]::new))
      .toArray(Precondition[][]::new);

  private final World world;

  Checks(World world) {
    this.world = world;
  }

  /** The first of the call's row that does not hold, or null; resolves the call's handles and device on the way. */
  Precondition firstBroken(Call call) {
    for (Precondition precondition : ROWS[call.function.ordinal()]) {
      if (!holds(precondition, call)) {
        return precondition;
      }
    }
    return null;
  }

  private boolean holds(Precondition precondition, Call call) {
    return switch (precondition) {
      case INITIALIZED -> !world.livingApps.isEmpty();
      case APP_HANDLE -> resolveApplication(call);
      case PHONE_HANDLE -> resolvePhone(call);
      case POINTERS -> call.pointersGood;
      case EVENT_MECHANISM -> call.app.mechanism == Mechanism.EVENT;
      case STRUCTURE_SIZE -> call.structure.dwTotalSize() < 0 || call.structure.dwTotalSize() >= fixedSize(call);
      case TEXT_BOUNDS -> hasPartsInside((PhoneButtonInfo) call.structure);
      case NO_REINIT_PENDING -> !world.reinitPending;
      case DEVICE_ID -> resolveDevice(call);
      case DEVICE_PRESENT -> !call.device.removed;
      case PROVIDER_STARTED, PROVIDER_USABLE -> world.startError(call.device.provider) == 0;
      case API_VERSION -> isVersionAgreed(call);
      case API_RANGE -> agreeable(call) != 0;
      case EXT_VERSION -> isExtVersionAgreed(call);
      case PRIVILEGE -> call.privilege == PHONEPRIVILEGE_OWNER || call.privilege == PHONEPRIVILEGE_MONITOR;
      case MODULE -> call.module == 0 || call.module == call.process.module();
      case NOTIFICATION -> isNotificationChosen(call);
      case DECLARED_VERSION -> isDeclaredVersionTrue(call);
      case APP_NAME -> call.text == null || call.text.chars().noneMatch(Character::isISOControl);
      case STATUS_STATES -> (call.phoneStates & ~ALL_STATES) == 0;
      case BUTTON_MODES -> (call.buttonModes & ~ALL_BUTTON_MODES) == 0;
      case BUTTON_STATES -> areButtonStatesSound(call);
      case HOOKSWITCH_DEV -> Integer.bitCount(call.hookSwitchDevs) == 1 && areHookSwitchDevs(call.hookSwitchDevs);
      case HOOKSWITCH_DEVS -> call.hookSwitchDevs != 0 && areHookSwitchDevs(call.hookSwitchDevs);
      case HOOKSWITCH_MODE -> Integer.bitCount(call.mode) == 1 && (call.mode & SETTABLE_HOOKSWITCH_MODES) != 0;
      case LAMP_MODE -> isSettableLampMode(call.mode);
      case OWNER -> call.phone.isOwner();
      case NOT_IN_USE -> world.ruling(Ruling.SECOND_OWNER) != INUSE || isFreeFor(call);
      case NOT_ALLOCATED -> world.ruling(Ruling.SECOND_OWNER) == INUSE || isFreeFor(call);
      case PHONE_STATE -> call.device.connected && !call.device.suspended;
      case FEATURE -> hasFeature(call);
      case DATA_ID -> isDataAreaDeclared(call);
      case BUTTON_LAMP_ID -> call.id >= 0 && call.id < call.device.description.buttonLamps().size();
      case RING_MODE -> call.mode >= 0 && call.mode <= call.device.description.ringModes();
      case DISPLAY_POSITION -> isOnDisplay(call);
      case DEVICE_CLASS -> isClassOfPhone(call);
      case APPLICATION_SLOT, APPLICATION_SLOT_EX -> world.apps.hasRoomFor(0);
      case HANDLE_SLOT -> world.phones.hasRoomFor(world.closesWaiting);
      case REQUEST_SLOT -> world.requests.hasRoom();
    };
  }

  // ---- handles and devices

  private boolean resolveApplication(Call call) {
    call.app = world.apps.find(call.hPhoneApp);
    return call.app != null && call.app.process == call.process;
  }

  private boolean resolvePhone(Call call) {
    call.phone = world.phones.find(call.hPhone);
    if (call.phone == null || call.phone.app.process != call.process) {
      return false;
    }
    call.app = call.phone.app;
    call.device = call.phone.device;
    return true;
  }

  private boolean resolveDevice(Call call) {
    call.device = world.device(call.deviceId);
    return call.device != null;
  }

  // ---- versions

  private boolean isVersionAgreed(Call call) {
    return call.app.hasNegotiated(call.deviceId, call.apiVersion)
        && (call.function != PhoneFunction.PHONE_OPEN || isVersionOfOpenDevice(call));
  }

  private boolean isVersionOfOpenDevice(Call call) {
    boolean firstOpenerDecides = world.ruling(Ruling.VERSION_OF_OPEN_DEVICE) == FIRST_OPENER;
    return !firstOpenerDecides
        || call.device.handles.isEmpty()
        || call.device.handles.get(0).apiVersion == call.apiVersion;
  }

  /**
   * The version phoneNegotiateAPIVersion agrees on: the highest within what the application asks for and has declared,
   * TAPI knows and the provider speaks; 0 for none. A provider whose lowest version is newer is translated down (C-25,
   * C-31).
   */
  int agreeable(Call call) {
    int highest = Math.min(call.app.declaredVersion, call.device.description.highestApiVersion());
    for (int i = Application.VERSIONS.length - 1; i >= 0; i--) {
      int version = Application.VERSIONS[i];
      if (version <= highest && isBetween(version, call.apiVersion, call.highVersion)) {
        return version;
      }
    }
    return 0;
  }

  private static boolean isBetween(int version, int low, int high) {
    return Integer.compareUnsigned(version, low) >= 0 && Integer.compareUnsigned(version, high) <= 0;
  }

  private boolean isExtVersionAgreed(Call call) {
    int selected = call.device.selectedExtVersion;
    return call.extVersion == 0
        || call.app.hasNegotiatedExt(call.deviceId, call.extVersion) && (selected == 0 || selected == call.extVersion);
  }

  private static int fixedSize(Call call) {
    return switch (call.function) {
      case PHONE_GET_DEV_CAPS -> PhoneCaps.fixedSize(knownVersion(call.apiVersion));
      case PHONE_GET_STATUS -> PhoneStatus.fixedSize(call.phone.apiVersion);
      case PHONE_GET_BUTTON_INFO, PHONE_SET_BUTTON_INFO -> PhoneButtonInfo.fixedSize(call.phone.apiVersion);
      default -> VarString.fixedSize();
    };
  }

  /** Sizes are checked before versions (O-01), so an unknown version is measured by the oldest layout. */
  private static int knownVersion(int version) {
    return Application.indexOf(version) >= 0 ? version : TAPI_VERSION_1_3;
  }

  // ---- initialisation

  private boolean isNotificationChosen(Call call) {
    return switch (call.options) {
      case PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW -> call.hasCallback;
      case PHONEINITIALIZEEXOPTION_USEEVENT -> true;
      case PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT -> call.process.ports.containsKey(call.completionPort);
      default -> false;
    };
  }

  private static boolean isDeclaredVersionTrue(Call call) {
    return call.declaredVersion >= TAPI_VERSION_1_3
        && (call.declaredVersion >= TAPI_VERSION_2_0 || call.options == PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW);
  }

  // ---- ownership

  private boolean isFreeFor(Call call) {
    OpenPhone owner = call.device.owner();
    boolean again = !world.isDefault(Ruling.SAME_APPLICATION_OPENS_TWICE) && owner != null && owner.app == call.app;
    boolean free = (owner == null || again) && !world.config.profile().ownedElsewhere();
    return call.privilege != PHONEPRIVILEGE_OWNER || free;
  }

  // ---- ranges that are the same for every phone

  private static boolean areHookSwitchDevs(int devices) {
    return (devices & ~ALL_HOOKSWITCH_DEVS) == 0;
  }

  /** One defined mode other than DUMMY and UNKNOWN, or one of the vendor's; never both. */
  private static boolean isSettableLampMode(int mode) {
    boolean vendors = (mode & VENDOR_LAMP_MODES) != 0 && (mode & ~VENDOR_LAMP_MODES) == 0;
    boolean defined = (mode & ~DEFINED_LAMP_MODES) == 0 && mode != PHONELAMPMODE_DUMMY && mode != PHONELAMPMODE_UNKNOWN;
    return Integer.bitCount(mode) == 1 && (vendors || defined);
  }

  private static boolean areButtonStatesSound(Call call) {
    int defined = call.phone.apiVersion < TAPI_VERSION_1_4 ? OLD_BUTTON_STATES : ALL_BUTTON_STATES;
    return call.buttonModes == 0 || call.buttonStates != 0 && (call.buttonStates & ~defined) == 0;
  }

  private static boolean hasPartsInside(PhoneButtonInfo info) {
    return info.holds(PhoneButtonInfo.BUTTON_TEXT) && info.holds(PhoneButtonInfo.DEV_SPECIFIC);
  }

  // ---- what this phone has

  private static boolean hasFeature(Call call) {
    int wanted = call.function.features();
    int features = call.device.description.features();
    return switch (call.function) {
      case PHONE_GET_HOOK_SWITCH -> (features & wanted) != 0;
      case PHONE_GET_GAIN, PHONE_SET_GAIN, PHONE_GET_VOLUME, PHONE_SET_VOLUME, PHONE_SET_HOOK_SWITCH -> {
        int perDevice = wanted * call.hookSwitchDevs; // The three bits of a kind stand in the order of the device bits.
        yield (features & perDevice) == perDevice;
      }
      default -> (features & wanted) == wanted;
    };
  }

  private static boolean isDataAreaDeclared(Call call) {
    PhoneDescription phone = call.device.description;
    return (call.function == PhoneFunction.PHONE_SET_DATA ? phone.download(call.id) : phone.upload(call.id)) != null;
  }

  private static boolean isOnDisplay(Call call) {
    PhoneDescription phone = call.device.description;
    return call.row >= 0 && call.row < phone.displayRows() && call.column >= 0 && call.column < phone.displayColumns();
  }

  private static boolean isClassOfPhone(Call call) {
    String deviceClass = call.text.toLowerCase(Locale.ROOT);
    return deviceClass.equals(DeviceClasses.PHONE) || call.device.description.deviceClass(deviceClass) != null;
  }
}
