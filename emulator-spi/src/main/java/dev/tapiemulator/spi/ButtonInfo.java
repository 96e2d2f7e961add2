package dev.tapiemulator.spi;

import java.util.Objects;

/**
 * What PHONEBUTTONINFO says of a button.
 *
 * @param mode one PHONEBUTTONMODE_ value
 * @param function one PHONEBUTTONFUNCTION_ value
 * @param text the label, without terminator
 * @param state one PHONEBUTTONSTATE_ value; ignored when set by an application
 * @param devSpecific device-specific bytes
 */
public record ButtonInfo(int mode, int function, String text, int state, byte[] devSpecific) {

  public ButtonInfo {
    Objects.requireNonNull(text, "text");
    devSpecific = devSpecific.clone();
  }

  @Override
  public byte[] devSpecific() {
    return devSpecific.clone();
  }
}
