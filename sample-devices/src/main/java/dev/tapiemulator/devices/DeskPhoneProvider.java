package dev.tapiemulator.devices;

/** Makes {@link DeskPhone} phones. */
public final class DeskPhoneProvider extends SampleProvider {

  /** For {@link java.util.ServiceLoader}. */
  public DeskPhoneProvider() {
    super(
        "desk-phone",
        "A full telephone: display, keypad, feature keys with lamps, three hookswitches, ring modes, commands.",
        DeskPhone::new);
  }
}
