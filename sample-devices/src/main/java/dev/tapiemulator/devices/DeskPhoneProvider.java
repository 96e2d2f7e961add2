package dev.tapiemulator.devices;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;

/** Makes {@link DeskPhone} phones. */
public final class DeskPhoneProvider implements PhoneDeviceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public DeskPhoneProvider() {}

  @Override
  public int spiVersion() {
    return 1;
  }

  @Override
  public String name() {
    return "desk-phone";
  }

  @Override
  public String summary() {
    return "A full telephone: display, keypad, feature keys with lamps, three hookswitches, ring modes, commands.";
  }

  @Override
  public PhoneDeviceModel create() {
    return new DeskPhone();
  }
}
