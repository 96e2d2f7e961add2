package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The elements of a telephone: lamps, ring, hookswitches, display, labels. Every change goes through one method here,
 * which reports it while the phone is open; the state outlives sessions.
 */
abstract class ElementPhone implements PhoneDeviceModel {

  private static final int HIGHEST_LEVEL = 0xFFFF;

  private PhoneDescription description; // null until first asked for, since describe() needs the finished object
  private ButtonLamps buttonLamps;
  private HookSwitches hookSwitches;
  private DisplayCells display;
  private Ringer ringer;
  private DevicePort port;
  private boolean untoldCapabilities;

  // ---- for the author

  /** What {@link #describe} last said. */
  protected final PhoneDescription description() {
    if (description == null) {
      fit(describe());
    }
    return description;
  }

  /** The port of the open session, or null while the phone is closed. */
  protected final DevicePort port() {
    return port;
  }

  /**
   * The step of its own scale, still 0..0xFFFF, that the phone takes for a volume or gain (C-90); every value by
   * default.
   */
  protected int quantised(int value) {
    return value;
  }

  /** Called when a device has taken a mode, by hand or by request, and when it was told to take the one it had. */
  protected void hookSwitchMoved(int hookSwitchDev, int hookSwitchMode) {}

  /** Called when a button has been pressed or let go. */
  protected void buttonMoved(int buttonLampId, boolean down) {}

  /** Shows a PHONELAMPMODE_ which the lamp can show. */
  protected final void showLamp(int buttonLampId, int lampMode, int causeRequestId) {
    require(buttonLamps().canShow(buttonLampId, lampMode), "no lamp %d that shows 0x%X", buttonLampId, lampMode);
    report(PHONESTATE_LAMP, buttonLampId, causeRequestId, buttonLamps.light(buttonLampId, lampMode));
  }

  /** Rings with mode 1..n or falls silent with 0, at a volume of 0..0xFFFF, which is kept while silent (O-30). */
  protected final void ring(int mode, int volume, int causeRequestId) {
    require(ringer().can(mode) && isLevel(volume), "no ring mode %d with volume 0x%X", mode, volume);
    report(PHONESTATE_RINGMODE, mode, causeRequestId, ringer.changeMode(mode));
    report(PHONESTATE_RINGVOLUME, 0, causeRequestId, ringer.changeVolume(quantised(volume)));
  }

  /** Puts a device into one of its modes; only modes that the phone monitors are reported (C-87). */
  protected final void moveHookSwitch(int hookSwitchDev, int mode, int causeRequestId) {
    require(hookSwitches().canBeIn(hookSwitchDev, mode), "no hookswitch device 0x%X that can be in mode 0x%X",
        hookSwitchDev, mode);
    boolean differs = hookSwitches.move(hookSwitchDev, mode);
    if ((hookSwitches.declared(hookSwitchDev).monitoredModes() & mode) != 0) {
      report(PHONESTATE_HANDSETHOOKSWITCH << HookSwitches.stateShift(hookSwitchDev), mode, causeRequestId, differs);
    }
    hookSwitchMoved(hookSwitchDev, mode);
  }

  /** Sets the speaker of a device that has a volume to 0..0xFFFF. */
  protected final void changeVolume(int hookSwitchDev, int volume, int causeRequestId) {
    require(hookSwitches().hasVolume(hookSwitchDev) && isLevel(volume), "no device 0x%X with volume 0x%X",
        hookSwitchDev, volume);
    boolean differs = hookSwitches.setVolume(hookSwitchDev, quantised(volume));
    report(PHONESTATE_HANDSETVOLUME << HookSwitches.stateShift(hookSwitchDev), 0, causeRequestId, differs);
  }

  /** Sets the microphone of a device that has a gain to 0..0xFFFF. */
  protected final void changeGain(int hookSwitchDev, int gain, int causeRequestId) {
    require(hookSwitches().hasGain(hookSwitchDev) && isLevel(gain), "no device 0x%X with gain 0x%X",
        hookSwitchDev, gain);
    boolean differs = hookSwitches.setGain(hookSwitchDev, quantised(gain));
    report(PHONESTATE_HANDSETGAIN << HookSwitches.stateShift(hookSwitchDev), 0, causeRequestId, differs);
  }

  /** Shows text from a zero-based position on, as phoneSetDisplay does. */
  protected final void showText(int row, int column, CharSequence text, int causeRequestId) {
    require(display().has(row, column), "no row %d, column %d on the display", row, column);
    report(PHONESTATE_DISPLAY, 0, causeRequestId, display.show(row, column, text));
  }

  /** Blanks the display. */
  protected final void clearDisplay(int causeRequestId) {
    require(display().has(0, 0), "no display");
    report(PHONESTATE_DISPLAY, 0, causeRequestId, display.clear());
  }

  /** Describes a button anew, all but its state. */
  protected final void relabel(int buttonLampId, ButtonInfo info, int causeRequestId) {
    require(buttonLamps().canBe(buttonLampId, info.mode()), "no button %d of mode 0x%X", buttonLampId, info.mode());
    report(PHONESTATE_OTHER, 0, causeRequestId, buttonLamps.label(buttonLampId, info));
  }

  /**
   * The answer of {@link #describe} has changed: it is asked for again, elements keep what they still can be, and
   * applications are told, as soon as the phone is open.
   */
  protected final void capabilitiesChanged() {
    PhoneDescription phone = describe();
    letGoOfLostButtons(phone);
    fit(phone);
    if (port != null) {
      port.capabilitiesChanged();
    } else {
      untoldCapabilities = true;
    }
  }

  // ---- queries

  @Override
  public long lampMode(int buttonLampId) {
    return buttonLamps().has(buttonLampId) ? buttonLamps.lampMode(buttonLampId) : PHONEERR_INVALBUTTONLAMPID;
  }

  @Override
  public long ringMode() {
    return ringer().isControllable() ? ringer.mode() : PHONEERR_OPERATIONUNAVAIL;
  }

  @Override
  public long ringVolume() {
    return ringer().isControllable() ? ringer.volume() : PHONEERR_OPERATIONUNAVAIL;
  }

  @Override
  public long hookSwitchMode(int hookSwitchDev) {
    return hookSwitches().has(hookSwitchDev) ? hookSwitches.mode(hookSwitchDev) : PHONEERR_OPERATIONUNAVAIL;
  }

  @Override
  public long volume(int hookSwitchDev) {
    return hookSwitches().hasVolume(hookSwitchDev) ? hookSwitches.volume(hookSwitchDev) : PHONEERR_OPERATIONUNAVAIL;
  }

  @Override
  public long gain(int hookSwitchDev) {
    return hookSwitches().hasGain(hookSwitchDev) ? hookSwitches.gain(hookSwitchDev) : PHONEERR_OPERATIONUNAVAIL;
  }

  @Override
  public int getDisplay(ByteBuffer destination) {
    if (!display().has(0, 0)) {
      return PHONEERR_OPERATIONUNAVAIL;
    }
    display.read(destination);
    return 0;
  }

  @Override
  public Optional<ButtonInfo> buttonInfo(int buttonLampId) {
    return buttonLamps().has(buttonLampId) ? Optional.of(buttonLamps.info(buttonLampId)) : Optional.empty();
  }

  // ---- for StandardPhone and its face

  final ButtonLamps buttonLamps() {
    description();
    return buttonLamps;
  }

  final HookSwitches hookSwitches() {
    description();
    return hookSwitches;
  }

  final DisplayCells display() {
    description();
    return display;
  }

  final Ringer ringer() {
    description();
    return ringer;
  }

  /** Presses a button or lets it go; nothing happens when it is there already. */
  final void moveButton(int buttonLampId, boolean down) {
    int mode = down ? buttonLamps.press(buttonLampId) : buttonLamps.letGo(buttonLampId);
    if (mode == 0) {
      return;
    }
    if (port != null) {
      port.button(buttonLampId, mode, down ? PHONEBUTTONSTATE_DOWN : PHONEBUTTONSTATE_UP);
    }
    buttonMoved(buttonLampId, down);
  }

  /** Shows encoded content from a position on the display on. */
  final void showContent(int row, int column, ByteBuffer content, int causeRequestId) {
    report(PHONESTATE_DISPLAY, 0, causeRequestId, display().show(row, column, content));
  }

  /** Reports to this port from now on; null: to nobody. */
  final void reportTo(DevicePort openPort) {
    port = openPort;
  }

  /** Whether the capabilities changed while nobody could be told; asked once. */
  final boolean takeUntoldCapabilities() {
    boolean untold = untoldCapabilities;
    untoldCapabilities = false;
    return untold;
  }

  /** Back to how the phone left the factory. */
  final void forgetElements() {
    description = null;
    buttonLamps = null;
    hookSwitches = null;
    display = null;
    ringer = null;
    untoldCapabilities = false;
  }

  final void addElementsTo(StateHash hash) {
    buttonLamps().addTo(hash);
    hookSwitches.addTo(hash);
    display.addTo(hash);
    ringer.addTo(hash);
    hash.add(untoldCapabilities);
  }

  final void require(boolean condition, String complaint, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(description().name() + " has " + String.format(complaint, values));
    }
  }

  private static boolean isLevel(int value) {
    return value >= 0 && value <= HIGHEST_LEVEL;
  }

  private void report(int phoneStates, int detail, int causeRequestId, boolean differs) {
    if (port != null) {
      port.changed(phoneStates, detail, causeRequestId, differs);
    }
  }

  /** A button that ceases to exist while it is held still owes its up (C-64). */
  private void letGoOfLostButtons(PhoneDescription phone) {
    int remaining = phone.buttonLamps().size();
    for (int id = 0; buttonLamps().has(id); id++) {
      if (id >= remaining || !phone.buttonLamps().get(id).hasButton()) {
        moveButton(id, false);
      }
    }
  }

  /** Makes the elements that a description asks for, as like the present ones as they can be. */
  private void fit(PhoneDescription phone) {
    ButtonLamps newButtonLamps = new ButtonLamps(phone.buttonLamps());
    HookSwitches newHookSwitches = new HookSwitches(phone);
    DisplayCells newDisplay = new DisplayCells(phone.displayRows(), phone.displayColumns(), phone.stringFormat());
    Ringer newRinger = new Ringer(phone.ringModes());
    if (description != null) {
      newButtonLamps.takeOver(buttonLamps);
      newHookSwitches.takeOver(hookSwitches);
      newDisplay.takeOver(display);
      newRinger.takeOver(ringer);
    }
    description = phone;
    buttonLamps = newButtonLamps;
    hookSwitches = newHookSwitches;
    display = newDisplay;
    ringer = newRinger;
  }
}
