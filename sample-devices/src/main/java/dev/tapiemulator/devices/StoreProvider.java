package dev.tapiemulator.devices;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;

/** Makes {@link Store} phones. */
public final class StoreProvider implements PhoneDeviceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public StoreProvider() {}

  @Override
  public int spiVersion() {
    return 1;
  }

  @Override
  public String name() {
    return "store";
  }

  @Override
  public String summary() {
    return "Sixteen places that keep bytes and give them back, and a vendor extension to negotiate.";
  }

  @Override
  public PhoneDeviceModel create() {
    return new Store();
  }
}
