package dev.tapiemulator.testkit.bugs;

import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.nio.ByteBuffer;

/** A phone whose vendor escape gives back what it got. */
final class EscapePhone extends StandardPhone {

  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("escape-phone").extension(1, 2, 3, 4, 1, 1).latencyMillis(20).build();
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    return accept(requestId, () -> 0);
  }
}
