package dev.tapiemulator.emulator;

import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_MICSPEAKER;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_ONHOOK;

import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneFace;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Optional;

/**
 * The device's side of a phone, for tests: what it shows and has received, and what somebody standing in front of it,
 * or the switch behind it, does to it.
 */
public final class PhoneControl {

  private final Turns turns;
  private final Kernel kernel;
  private final long phone;

  PhoneControl(Turns turns, Kernel kernel, long phone) {
    this.turns = turns;
    this.kernel = kernel;
    this.phone = phone;
  }

  /**
   * The phone's present device id; ids are given out anew when every application has shut down (C-71).
   *
   * @throws EmulatorMisuse when the phone was removed and its id has been given back since
   */
  public int deviceId() {
    int deviceId = turns.look(() -> kernel.deviceIdOf(phone), StateHash::add);
    if (deviceId < 0) {
      throw new EmulatorMisuse(
          "the phone was removed, and as every application has shut down it has no id any more");
    }
    return deviceId;
  }

  /** The name of the phone's kind. */
  public String name() {
    return description().name();
  }

  /** What the phone is and can do at present. */
  public PhoneDescription description() {
    return turns.look(() -> kernel.description(deviceId()), StateHash::add);
  }

  /** Whether the phone has not been removed. */
  public boolean isPresent() {
    return turns.lookWhether(() -> {
      int deviceId = kernel.deviceIdOf(phone);
      return deviceId >= 0 && kernel.isPresent(deviceId);
    });
  }

  /** Whether an application has the phone open. */
  public boolean isOpen() {
    return turns.lookWhether(() -> kernel.isOpen(deviceId()));
  }

  // ---- what it shows

  /**
   * The phone as it looks. Touch it with the methods here, not through the face, so that the journal knows; live, look
   * at it with the methods here too, since nothing else keeps the phone still meanwhile.
   *
   * @throws EmulatorMisuse when the model has no face
   */
  public PhoneFace face() {
    kernel.looked(Look.FACE);
    return presentFace();
  }

  private PhoneFace presentFace() {
    return kernel.face(deviceId())
        .orElseThrow(() -> new EmulatorMisuse("phone " + deviceId() + " (" + name() + ") has no face to look at"));
  }

  /** The display's rows, one line each. */
  public String displayText() {
    return turns.look(() -> presentFace().displayText(), StateHash::add);
  }

  /** The PHONELAMPMODE_ a lamp shows. */
  public int lampMode(int buttonLampId) {
    return turns.look(() -> presentFace().lampMode(buttonLampId), StateHash::add);
  }

  /** The ring mode heard, 0 for silence. */
  public int ringMode() {
    return turns.look(() -> presentFace().ringMode(), StateHash::add);
  }

  /** The ring volume, 0..0xFFFF. */
  public int ringVolume() {
    return turns.look(() -> presentFace().ringVolume(), StateHash::add);
  }

  /** The PHONEHOOKSWITCHMODE_ of a PHONEHOOKSWITCHDEV_ device. */
  public int hookSwitchMode(int hookSwitchDev) {
    return turns.look(() -> presentFace().hookSwitchMode(hookSwitchDev), StateHash::add);
  }

  /** The volume, 0..0xFFFF, of a PHONEHOOKSWITCHDEV_ device. */
  public int volume(int hookSwitchDev) {
    return turns.look(() -> presentFace().volume(hookSwitchDev), StateHash::add);
  }

  /** The gain, 0..0xFFFF, of a PHONEHOOKSWITCHDEV_ device. */
  public int gain(int hookSwitchDev) {
    return turns.look(() -> presentFace().gain(hookSwitchDev), StateHash::add);
  }

  /** The bytes last taken in by a download area. */
  public Optional<byte[]> received(int dataId) {
    return turns.look(
        () -> presentFace().received(dataId), (hash, bytes) -> hash.add(bytes.isPresent()).add(bytes.orElse(new byte[0])));
  }

  // ---- what somebody does to it

  /** Presses a button and lets it go. */
  public void press(int buttonLampId) {
    buttonDown(buttonLampId);
    buttonUp(buttonLampId);
  }

  /** Presses a button and holds it. */
  public void buttonDown(int buttonLampId) {
    act(PhoneAct.BUTTON_DOWN, buttonLampId, 0);
  }

  /** Lets a button go. */
  public void buttonUp(int buttonLampId) {
    act(PhoneAct.BUTTON_UP, buttonLampId, 0);
  }

  /** Puts a PHONEHOOKSWITCHDEV_ device into a PHONEHOOKSWITCHMODE_ by hand. */
  public void hookSwitch(int hookSwitchDev, int hookSwitchMode) {
    act(PhoneAct.HOOK_SWITCH, hookSwitchDev, hookSwitchMode);
  }

  /** Takes a PHONEHOOKSWITCHDEV_ device off the hook. */
  public void lift(int hookSwitchDev) {
    hookSwitch(hookSwitchDev, PHONEHOOKSWITCHMODE_MICSPEAKER);
  }

  /** Puts a PHONEHOOKSWITCHDEV_ device on the hook. */
  public void layDown(int hookSwitchDev) {
    hookSwitch(hookSwitchDev, PHONEHOOKSWITCHMODE_ONHOOK);
  }

  /** Turns the volume of a PHONEHOOKSWITCHDEV_ device to 0..0xFFFF. */
  public void turnVolume(int hookSwitchDev, int volume) {
    act(PhoneAct.TURN_VOLUME, hookSwitchDev, volume);
  }

  /** The switch takes the phone for a while. */
  public void suspend() {
    act(PhoneAct.SUSPEND, 0, 0);
  }

  /** The switch gives the phone back. */
  public void resume() {
    act(PhoneAct.RESUME, 0, 0);
  }

  /** Breaks the link between the phone and TAPI. */
  public void unplug() {
    act(PhoneAct.UNPLUG, 0, 0);
  }

  /** Makes the link again. */
  public void plugIn() {
    act(PhoneAct.PLUG_IN, 0, 0);
  }

  /** Takes the phone away from every application that has it open (C-57). */
  public void forceClose() {
    act(PhoneAct.FORCE_CLOSE, 0, 0);
  }

  /** Removes the phone for good (C-69). */
  public void remove() {
    act(PhoneAct.REMOVE, 0, 0);
  }

  /** The next call on this phone whose page documents the error is refused with it. */
  public void failNext(PhoneErr error) {
    failNext(null, error);
  }

  /** The next call of the function on this phone is refused with the error. */
  public void failNext(PhoneFunction function, PhoneErr error) {
    turns.enter();
    try {
      kernel.addFault(new Fault(FaultKind.REFUSE, function, deviceId(), 1, error.value(), 0));
    } finally {
      turns.exit();
    }
  }

  private void act(PhoneAct act, int first, int second) {
    turns.enter();
    try {
      kernel.act(deviceId(), act, first, second);
    } finally {
      turns.exit();
    }
  }
}
