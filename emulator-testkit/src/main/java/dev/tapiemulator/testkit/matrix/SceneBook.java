package dev.tapiemulator.testkit.matrix;

import static dev.tapiemulator.emulator.spec.PhoneFunction.*;
import static dev.tapiemulator.tapi.PhoneErr.*;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_UNKNOWN;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_MONITOR;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_2_1;
import static dev.tapiemulator.testkit.matrix.Scene.refusal;
import static dev.tapiemulator.testkit.matrix.Scene.reply;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.matrix.ScenePhone.Condition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The states that lead to documented errors. What has no scene here, no state leads to. */
final class SceneBook {

  private static final int TOO_HIGH = 99;
  private static final int HEADER_TOO_SMALL = 8;
  private static final int UNDEFINED_STATE = 0x0100_0000;
  private static final int UNDEFINED_BUTTON_MODE = 0x40;
  private static final int UNDEFINED_HOOKSWITCH_DEV = 8;
  private static final int VERSION_3_0 = 0x0003_0000;
  private static final int STRANGE_EXTENSION = 0x0009_0000;
  private static final int STRANGE_MODULE = 0xBAD;
  private static final String OTHER_CLASS = "wave/out";

  private static final PhoneErr[] START_ERRORS = {NODEVICE, NODRIVER, INIFILECORRUPT, NOMEM, OPERATIONFAILED};

  /** What TAPI answers without the phone, or has room for in its own tables. */
  private static final Set<PhoneFunction> NEVER_ASKED = EnumSet.of(
      PHONE_GET_BUTTON_INFO, PHONE_GET_DEV_CAPS, PHONE_GET_ID, PHONE_GET_MESSAGE, PHONE_GET_STATUS,
      PHONE_GET_STATUS_MESSAGES, PHONE_INITIALIZE, PHONE_INITIALIZE_EX, PHONE_NEGOTIATE_API_VERSION,
      PHONE_SET_STATUS_MESSAGES, PHONE_SHUTDOWN);

  private static final List<Scene> SCENES = scenes();

  private SceneBook() {}

  /** The scene that leads to the error; empty when there is none. */
  static Optional<Scene> find(DocumentedError pair) {
    return SCENES.stream().filter(scene -> scene.provokes(pair)).findFirst();
  }

  private static List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    addHandles(scenes);
    addArguments(scenes);
    addVersionsAndPrivileges(scenes);
    addDevices(scenes);
    addConditions(scenes);
    addResources(scenes);
    addReplies(scenes);
    return List.copyOf(scenes);
  }

  private static void addHandles(List<Scene> scenes) {
    scenes.add(refusal(UNINITIALIZED, "every application has shut down").before(Stage::shutEverybodyDown));
    scenes.add(refusal(INVALAPPHANDLE, "this application has shut down").before(Stage::shutClientDown));
    scenes.add(refusal(INVALPHONEHANDLE, "the phone was taken away before")
        .in(PHONE_CLOSE, PHONE_DEV_SPECIFIC)
        .before(stage -> stage.emulator.phone(0).forceClose()));
    scenes.add(refusal(INVALPHONEHANDLE, "the phone was removed")
        .in(PHONE_GET_STATUS, PHONE_SET_STATUS_MESSAGES, PHONE_GET_STATUS_MESSAGES)
        .before(stage -> stage.emulator.phone(0).remove()));
    scenes.add(refusal(INVALPHONEHANDLE, "the handle is another process's")
        .in(PHONE_SET_DATA, PHONE_GET_DATA, PHONE_GET_ID)
        .before(stage -> stage.sheet.hPhone = stage.neighbour.open(PHONEPRIVILEGE_MONITOR)));
    scenes.add(refusal(INVALPHONEHANDLE, "a usage handle is no phone handle")
        .in(PHONE_GET_LAMP, PHONE_SET_LAMP)
        .calledWith(sheet -> sheet.hPhone = sheet.hPhoneApp));
    scenes.add(refusal(INVALPHONEHANDLE, "the handle was closed before").before(Stage::closePhone));
  }

  private static void addArguments(List<Scene> scenes) {
    scenes.add(refusal(INVALPOINTER, "a pointer that is needed is missing")
        .notIn(PHONE_CONFIG_DIALOG)
        .calledWith(sheet -> sheet.pointers = false));
    scenes.add(refusal(STRUCTURETOOSMALL, "dwTotalSize is " + HEADER_TOO_SMALL)
        .calledWith(sheet -> sheet.structureBytes = HEADER_TOO_SMALL));
    scenes.add(refusal(INVALAPPNAME, "the name has a control character")
        .calledWith(sheet -> sheet.appName = "bell\u0007"));
    scenes.add(refusal(INVALPARAM, "hInstance is no module of this process")
        .in(PHONE_INITIALIZE, PHONE_INITIALIZE_EX)
        .calledWith(sheet -> sheet.hInstance = STRANGE_MODULE));
    scenes.add(refusal(INVALPARAM, "the row lies below the display")
        .in(PHONE_SET_DISPLAY)
        .calledWith(sheet -> sheet.row = TOO_HIGH));
    scenes.add(refusal(INVALPARAM, "hwndOwner is no window")
        .in(PHONE_CONFIG_DIALOG)
        .calledWith(sheet -> sheet.hwndOwner = -1));
    scenes.add(refusal(INVALDEVICECLASS, "the phone has no \"wave/out\"")
        .calledWith(SceneBook::notOfTheUsualClass));
    scenes.add(refusal(INVALHOOKSWITCHDEV, "there is no such hookswitch device")
        .calledWith(sheet -> sheet.hookSwitchDev = UNDEFINED_HOOKSWITCH_DEV));
    scenes.add(refusal(INVALHOOKSWITCHMODE, "nothing can be put into mode UNKNOWN")
        .calledWith(sheet -> sheet.hookSwitchMode = PHONEHOOKSWITCHMODE_UNKNOWN));
    scenes.add(refusal(INVALLAMPMODE, "the lamp mode is 0").calledWith(sheet -> sheet.lampMode = 0));
    scenes.add(refusal(INVALRINGMODE, "the phone has fewer ring modes").calledWith(sheet -> sheet.ringMode = TOO_HIGH));
    scenes.add(refusal(INVALDATAID, "the phone has no such data area").calledWith(sheet -> sheet.id = TOO_HIGH));
    scenes.add(refusal(INVALBUTTONLAMPID, "the phone has fewer positions").calledWith(sheet -> sheet.id = TOO_HIGH));
    scenes.add(refusal(INVALBUTTONMODE, "a bit of the mode mask is not defined")
        .calledWith(sheet -> sheet.buttonModes = UNDEFINED_BUTTON_MODE));
    scenes.add(refusal(INVALBUTTONSTATE, "button modes come without a state")
        .calledWith(sheet -> sheet.buttonStates = 0));
  }

  private static void addVersionsAndPrivileges(List<Scene> scenes) {
    scenes.add(refusal(INCOMPATIBLEAPIVERSION, "nothing speaks 3.0")
        .in(PHONE_NEGOTIATE_API_VERSION)
        .calledWith(sheet -> sheet.lowestApiVersion = VERSION_3_0));
    scenes.add(refusal(INCOMPATIBLEAPIVERSION, "2.1 was not agreed on")
        .calledWith(sheet -> sheet.apiVersion = TAPI_VERSION_2_1));
    scenes.add(refusal(INCOMPATIBLEEXTVERSION, "the phone has no such extension version")
        .in(PHONE_NEGOTIATE_EXT_VERSION)
        .calledWith(sheet -> sheet.lowestExtVersion = STRANGE_EXTENSION));
    scenes.add(refusal(INCOMPATIBLEEXTVERSION, "no extension version was agreed on")
        .calledWith(sheet -> sheet.extVersion = sheet.lowestExtVersion));
    scenes.add(refusal(INVALPRIVILEGE, "neither owner nor monitor is asked for")
        .calledWith(sheet -> sheet.privilege = 0));
    scenes.add(refusal(NOTOWNER, "a monitor calls it").with(setUp -> setUp.privilege = PHONEPRIVILEGE_MONITOR));
    scenes.add(refusal(INUSE, "its dialog is being shown")
        .in(PHONE_CONFIG_DIALOG)
        .with(setUp -> setUp.phone = Condition.DIALOG_SHOWN));
    scenes.add(refusal(INUSE, "another application owns the phone").before(SceneBook::secondOwner));
    scenes.add(refusal(ALLOCATED, "another owner; secondOwner is ALLOCATED")
        .with(setUp -> setUp.secondOwner = "ALLOCATED")
        .before(SceneBook::secondOwner));
  }

  private static void secondOwner(Stage stage) {
    stage.neighbour.open(PHONEPRIVILEGE_OWNER);
    stage.sheet.privilege = PHONEPRIVILEGE_OWNER;
  }

  private static void addDevices(List<Scene> scenes) {
    scenes.add(refusal(BADDEVICEID, "there is no phone of that id").calledWith(sheet -> sheet.deviceId = TOO_HIGH));
    for (PhoneErr error : START_ERRORS) {
      scenes.add(refusal(error, "its provider fails to start with it")
          .in(PHONE_INITIALIZE)
          .with(setUp -> setUp.startError = error));
    }
    scenes.add(refusal(NODEVICE, "the phone was removed").before(stage -> stage.emulator.phone(0).remove()));
    scenes.add(refusal(NODRIVER, "the phone's provider did not start").with(setUp -> setUp.startError = NODRIVER));
    scenes.add(refusal(OPERATIONFAILED, "the phone's provider did not start")
        .in(PHONE_CONFIG_DIALOG, PHONE_GET_ICON)
        .with(setUp -> setUp.startError = NODRIVER));
    scenes.add(refusal(REINIT, "a provider was added meanwhile").before(stage -> stage.emulator.reconfigure()));
  }

  private static void addConditions(List<Scene> scenes) {
    scenes.add(refusal(INVALPHONESTATE, "a bit of the state mask is not defined")
        .in(PHONE_SET_STATUS_MESSAGES)
        .calledWith(sheet -> sheet.phoneStates = UNDEFINED_STATE));
    scenes.add(refusal(INVALPHONESTATE, "the phone is suspended").before(stage -> stage.emulator.phone(0).suspend()));
    scenes.add(refusal(OPERATIONUNAVAIL, "a bare phone has nothing of it")
        .notIn(
            PHONE_CLOSE, PHONE_GET_DEV_CAPS, PHONE_GET_ID, PHONE_GET_STATUS, PHONE_NEGOTIATE_API_VERSION, PHONE_OPEN,
            PHONE_SET_STATUS_MESSAGES)
        .with(setUp -> setUp.phone = Condition.BARE));
    scenes.add(refusal(OPERATIONFAILED, "no message waits").in(PHONE_GET_MESSAGE));
    scenes.add(refusal(OPERATIONFAILED, "the phone is dead")
        .in(PHONE_OPEN)
        .with(setUp -> setUp.phone = Condition.DEAD));
    scenes.add(refusal(OPERATIONFAILED, "the phone is broken")
        .in(PHONE_CLOSE, PHONE_NEGOTIATE_EXT_VERSION, PHONE_GET_DATA, PHONE_GET_DISPLAY, PHONE_GET_GAIN,
            PHONE_GET_HOOK_SWITCH, PHONE_GET_LAMP, PHONE_GET_RING, PHONE_GET_VOLUME, PHONE_DEV_SPECIFIC,
            PHONE_SET_BUTTON_INFO, PHONE_SET_DATA, PHONE_SET_DISPLAY, PHONE_SET_GAIN, PHONE_SET_HOOK_SWITCH,
            PHONE_SET_LAMP, PHONE_SET_RING, PHONE_SET_VOLUME)
        .with(setUp -> setUp.phone = Condition.BROKEN));
    scenes.add(refusal(INIFILECORRUPT, "the phone's own settings are damaged")
        .in(PHONE_OPEN)
        .with(setUp -> setUp.phone = Condition.DAMAGED));
    scenes.add(refusal(NOMEM, "the phone's memory is full")
        .notIn(NEVER_ASKED)
        .before(stage -> stage.phone.fillUp())
        .calledWith(SceneBook::notOfTheUsualClass));
  }

  private static void addResources(List<Scene> scenes) {
    scenes.add(refusal(RESOURCEUNAVAIL, "there is room for one application")
        .in(PHONE_INITIALIZE)
        .with(setUp -> setUp.bounds = Bounds.DEFAULT.withApplications(1)));
    scenes.add(refusal(NOMEM, "there is room for one application")
        .in(PHONE_INITIALIZE_EX)
        .with(setUp -> setUp.bounds = Bounds.DEFAULT.withApplications(1)));
    scenes.add(refusal(RESOURCEUNAVAIL, "there is room for one open phone")
        .in(PHONE_OPEN)
        .with(setUp -> setUp.bounds = Bounds.DEFAULT.withOpenPhones(1))
        .before(stage -> stage.neighbour.open(PHONEPRIVILEGE_MONITOR)));
    scenes.add(refusal(RESOURCEUNAVAIL, "the switch has taken the phone's channel")
        .in(PHONE_CLOSE, PHONE_CONFIG_DIALOG, PHONE_NEGOTIATE_EXT_VERSION, PHONE_GET_DATA, PHONE_GET_DISPLAY,
            PHONE_GET_GAIN, PHONE_GET_HOOK_SWITCH, PHONE_GET_ICON, PHONE_GET_LAMP, PHONE_GET_RING, PHONE_GET_VOLUME)
        .before(stage -> stage.phone.loseChannel())
        .calledWith(SceneBook::notOfTheUsualClass));
    scenes.add(refusal(RESOURCEUNAVAIL, "there is room for one request")
        .in(PHONE_DEV_SPECIFIC, PHONE_SET_BUTTON_INFO, PHONE_SET_DATA, PHONE_SET_DISPLAY, PHONE_SET_GAIN,
            PHONE_SET_HOOK_SWITCH, PHONE_SET_LAMP, PHONE_SET_RING, PHONE_SET_VOLUME)
        .with(setUp -> setUp.bounds = Bounds.DEFAULT.withRequests(1))
        .before(stage -> stage.neighbour.tapi.phoneDevSpecific(
            stage.neighbour.open(PHONEPRIVILEGE_MONITOR), null, 0)));
  }

  /** The usual icon is TAPI's own, and the phone's refusal does not matter. */
  private static void notOfTheUsualClass(CallSheet sheet) {
    sheet.deviceClass = OTHER_CLASS;
  }

  private static void addReplies(List<Scene> scenes) {
    scenes.add(reply(OPERATIONFAILED, "the phone is taken away meanwhile")
        .meanwhile(stage -> stage.emulator.phone(0).forceClose()));
    scenes.add(reply(NOMEM, "the phone's memory fills up meanwhile").meanwhile(stage -> stage.phone.fillUp()));
    scenes.add(reply(RESOURCEUNAVAIL, "the switch takes the channel meanwhile")
        .meanwhile(stage -> stage.phone.loseChannel()));
    scenes.add(reply(INVALPHONESTATE, "the phone is suspended meanwhile")
        .meanwhile(stage -> stage.phone.fallAsleep()));
    scenes.add(reply(INVALDATAID, "the phone gives up its areas meanwhile")
        .meanwhile(stage -> stage.phone.giveUpAreas()));
    scenes.add(reply(INVALLAMPMODE, "a simpler lamp is put in meanwhile").meanwhile(stage -> stage.phone.simplify()));
    scenes.add(reply(INVALHOOKSWITCHMODE, "a simpler handset comes meanwhile")
        .meanwhile(stage -> stage.phone.simplify()));
    scenes.add(reply(OPERATIONUNAVAIL, "the phone loses its handset meanwhile")
        .in(PHONE_SET_GAIN, PHONE_SET_HOOK_SWITCH, PHONE_SET_VOLUME)
        .meanwhile(stage -> stage.phone.strip()));
    scenes.add(reply(OPERATIONUNAVAIL, "a bare phone takes its place meanwhile")
        .meanwhile(stage -> stage.phone.giveWayToABareOne()));
    scenes.add(reply(INVALBUTTONLAMPID, "the phone loses its keys meanwhile")
        .meanwhile(stage -> stage.phone.strip()));
    scenes.add(reply(INVALRINGMODE, "the phone loses its bell meanwhile")
        .meanwhile(stage -> stage.phone.strip()));
    scenes.add(reply(INVALPARAM, "the phone loses its display meanwhile")
        .meanwhile(stage -> stage.phone.strip()));
  }
}
