package dev.tapiemulator.devices;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;

/** Makes {@link HandsetOnly} phones. */
public final class HandsetOnlyProvider implements PhoneDeviceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public HandsetOnlyProvider() {}

  @Override
  public int spiVersion() {
    return 1;
  }

  @Override
  public String name() {
    return "handset-only";
  }

  @Override
  public String summary() {
    return "The legal minimum: a handset, and nothing that an application could set.";
  }

  @Override
  public PhoneDeviceModel create() {
    return new HandsetOnly();
  }
}
