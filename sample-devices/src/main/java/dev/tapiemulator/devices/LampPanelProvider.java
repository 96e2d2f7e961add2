package dev.tapiemulator.devices;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;

/** Makes {@link LampPanel} phones. */
public final class LampPanelProvider implements PhoneDeviceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public LampPanelProvider() {}

  @Override
  public int spiVersion() {
    return 1;
  }

  @Override
  public String name() {
    return "lamp-panel";
  }

  @Override
  public String summary() {
    return "A panel of 96 keys with lamps; one download sets many lamps at once.";
  }

  @Override
  public PhoneDeviceModel create() {
    return new LampPanel();
  }
}
