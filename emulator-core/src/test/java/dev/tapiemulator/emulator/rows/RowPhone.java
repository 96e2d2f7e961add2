package dev.tapiemulator.emulator.rows;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALDEVICECLASS;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import java.nio.ByteBuffer;

/** A phone on which every function succeeds, unless a feature is taken away. */
final class RowPhone extends EchoPhone {

  private final int withoutFeatures;

  RowPhone(int withoutFeatures) {
    this.withoutFeatures = withoutFeatures;
  }

  @Override
  public PhoneDescription describe() {
    return super.describe().toBuilder().withoutFeatures(withoutFeatures).build();
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    return accept(requestId, () -> 0);
  }

  @Override
  public int configDialog(String deviceClass, long hwndOwner) {
    return deviceClass.isEmpty() ? 0 : PHONEERR_INVALDEVICECLASS;
  }

  @Override
  public long icon(String deviceClass) {
    return deviceClass.isEmpty() ? 1 : PHONEERR_INVALDEVICECLASS;
  }
}
