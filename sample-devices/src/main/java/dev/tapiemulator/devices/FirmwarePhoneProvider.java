package dev.tapiemulator.devices;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;

/** Makes {@link FirmwarePhone} phones. */
public final class FirmwarePhoneProvider implements PhoneDeviceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public FirmwarePhoneProvider() {}

  @Override
  public int spiVersion() {
    return 1;
  }

  @Override
  public String name() {
    return "firmware-phone";
  }

  @Override
  public String summary() {
    return "A phone that takes new firmware block by block through phoneSetData, checks it and restarts with it.";
  }

  @Override
  public PhoneDeviceModel create() {
    return new FirmwarePhone();
  }
}
