package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.spi.PhoneDeviceModel;
import org.junit.jupiter.api.Nested;

/** Every sample device keeps the contract of a phone. */
class SampleDevicesContractTest {

  @Nested
  class DeskPhone extends DeviceModelContract {
    @Override
    protected PhoneDeviceModel newPhone() {
      return named("desk-phone");
    }
  }

  @Nested
  class FirmwarePhone extends DeviceModelContract {
    @Override
    protected PhoneDeviceModel newPhone() {
      return named("firmware-phone");
    }
  }

  @Nested
  class HandsetOnly extends DeviceModelContract {
    @Override
    protected PhoneDeviceModel newPhone() {
      return named("handset-only");
    }
  }

  @Nested
  class LampPanel extends DeviceModelContract {
    @Override
    protected PhoneDeviceModel newPhone() {
      return named("lamp-panel");
    }
  }

  @Nested
  class Store extends DeviceModelContract {
    @Override
    protected PhoneDeviceModel newPhone() {
      return named("store");
    }
  }
}
