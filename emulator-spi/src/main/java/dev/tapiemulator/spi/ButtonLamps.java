package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.*;

import java.util.Arrays;
import java.util.List;

/** What the buttons and lamps of a phone are at the moment: lit, labelled, held. */
final class ButtonLamps {

  private static final int BUTTON_MODES = PHONEBUTTONMODE_DUMMY
      | PHONEBUTTONMODE_CALL
      | PHONEBUTTONMODE_FEATURE
      | PHONEBUTTONMODE_KEYPAD
      | PHONEBUTTONMODE_LOCAL
      | PHONEBUTTONMODE_DISPLAY;

  private static final byte[] NO_BYTES = new byte[0];

  private final List<ButtonLamp> declared;
  private final int[] lampModes;
  private final ButtonInfo[] labels; // what an application set; null: as declared
  private final int[] heldModes; // the PHONEBUTTONMODE_ reported at the press, so that the up matches; 0 while up

  ButtonLamps(List<ButtonLamp> declared) {
    this.declared = declared;
    lampModes = new int[declared.size()];
    labels = new ButtonInfo[declared.size()];
    heldModes = new int[declared.size()];
    Arrays.setAll(lampModes, id -> darkest(declared.get(id).lampModes()));
  }

  /** A lamp starts off; one that cannot be off starts in the lowest mode it has. */
  private static int darkest(int modes) {
    return (modes & PHONELAMPMODE_OFF) != 0 ? PHONELAMPMODE_OFF : Integer.lowestOneBit(modes);
  }

  /** Takes over from the positions before a change of capabilities whatever is still possible. */
  void takeOver(ButtonLamps before) {
    for (int id = 0; id < Math.min(declared.size(), before.declared.size()); id++) {
      if (canShow(id, before.lampModes[id])) {
        lampModes[id] = before.lampModes[id];
      }
      if (declared.get(id).hasButton() == before.declared.get(id).hasButton()) {
        labels[id] = before.labels[id];
        heldModes[id] = before.heldModes[id];
      }
    }
  }

  boolean has(int id) {
    return id >= 0 && id < declared.size();
  }

  boolean hasButton(int id) {
    return has(id) && declared.get(id).hasButton();
  }

  boolean hasLamp(int id) {
    return has(id) && declared.get(id).hasLamp();
  }

  /** Whether a lamp can show a mode; one of several bits is none it can show. */
  boolean canShow(int id, int lampMode) {
    return hasLamp(id) && Integer.bitCount(lampMode) == 1 && (declared.get(id).lampModes() & lampMode) != 0;
  }

  /** A position stays what it is: a button takes any one mode but DUMMY, a lone lamp only DUMMY. */
  boolean canBe(int id, int buttonMode) {
    return has(id)
        && Integer.bitCount(buttonMode) == 1
        && (buttonMode & BUTTON_MODES) != 0
        && (buttonMode != PHONEBUTTONMODE_DUMMY) == hasButton(id);
  }

  int lampMode(int id) {
    return lampModes[id];
  }

  boolean light(int id, int lampMode) {
    boolean differs = lampModes[id] != lampMode;
    lampModes[id] = lampMode;
    return differs;
  }

  boolean label(int id, ButtonInfo info) {
    ButtonInfo before = info(id);
    labels[id] = info;
    return before.mode() != info.mode()
        || before.function() != info.function()
        || !before.text().equals(info.text())
        || !Arrays.equals(before.devSpecific(), info.devSpecific());
  }

  ButtonInfo info(int id) {
    ButtonInfo label = labels[id];
    if (label != null) {
      return new ButtonInfo(label.mode(), label.function(), label.text(), buttonState(id), label.devSpecific());
    }
    ButtonLamp position = declared.get(id);
    String text = position.hasButton() ? position.text() : "";
    return new ButtonInfo(position.buttonMode(), position.buttonFunction(), text, buttonState(id), NO_BYTES);
  }

  /** One PHONEBUTTONSTATE_ value; where there is no button its state is unavailable. */
  private int buttonState(int id) {
    if (!hasButton(id)) {
      return PHONEBUTTONSTATE_UNAVAIL;
    }
    return heldModes[id] != 0 ? PHONEBUTTONSTATE_DOWN : PHONEBUTTONSTATE_UP;
  }

  /** Presses a button; returns the PHONEBUTTONMODE_ to report, or 0 when it is held already. */
  int press(int id) {
    if (heldModes[id] != 0) {
      return 0;
    }
    heldModes[id] = labels[id] != null ? labels[id].mode() : declared.get(id).buttonMode();
    return heldModes[id];
  }

  /** Lets a button go; returns the PHONEBUTTONMODE_ to report, or 0 when it was not held. */
  int letGo(int id) {
    int mode = heldModes[id];
    heldModes[id] = 0;
    return mode;
  }

  void addTo(StateHash hash) {
    for (int id = 0; id < lampModes.length; id++) {
      hash.add(lampModes[id]).add(heldModes[id]).add(labels[id]);
    }
  }
}
