package dev.tapiemulator.spi;

import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONFUNCTION_UNKNOWN;
import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONMODE_DUMMY;
import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONMODE_KEYPAD;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_DUMMY;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A position of the phone: a button, a lamp, or both under one id (C-89).
 *
 * @param buttonMode one PHONEBUTTONMODE_ value, DUMMY where there is a lamp only
 * @param buttonFunction one PHONEBUTTONFUNCTION_ value
 * @param lampModes the PHONELAMPMODE_ bits the lamp can show, DUMMY where there is a button only
 * @param text the label
 */
public record ButtonLamp(int buttonMode, int buttonFunction, int lampModes, String text) {

  private static final String KEYS = "0123456789*#";

  public ButtonLamp {
    Objects.requireNonNull(text, "text");
  }

  /** A button without a lamp. */
  public static ButtonLamp button(int buttonMode, int buttonFunction, String text) {
    return new ButtonLamp(buttonMode, buttonFunction, PHONELAMPMODE_DUMMY, text);
  }

  /** A lamp without a button. */
  public static ButtonLamp lamp(int lampModes, String text) {
    return new ButtonLamp(PHONEBUTTONMODE_DUMMY, PHONEBUTTONFUNCTION_UNKNOWN, lampModes, text);
  }

  /** The twelve keys 0..9, * and #, in the order of their ids 0..11 (W:phone-button, O-13). */
  public static List<ButtonLamp> keypad() {
    List<ButtonLamp> keys = new ArrayList<>();
    for (int i = 0; i < KEYS.length(); i++) {
      keys.add(button(PHONEBUTTONMODE_KEYPAD, PHONEBUTTONFUNCTION_UNKNOWN, KEYS.substring(i, i + 1)));
    }
    return List.copyOf(keys);
  }

  /** The same position without its lamp. */
  ButtonLamp withoutLamp() {
    return new ButtonLamp(buttonMode, buttonFunction, PHONELAMPMODE_DUMMY, text);
  }

  /** Whether there is a button at this position. */
  public boolean hasButton() {
    return buttonMode != PHONEBUTTONMODE_DUMMY;
  }

  /** Whether there is a lamp at this position. */
  public boolean hasLamp() {
    return lampModes != PHONELAMPMODE_DUMMY;
  }
}
