package dev.tapiemulator.testkit.guide;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;

/** A phone of the user's own. */
final class DoorPhone extends StandardPhone {

  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("door-phone").area(DataArea.download(0, "ring", 8, bell -> 0)).build();
  }
}
