package dev.tapiemulator.emulator.rows;

import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;

/** A phone with nothing at all, hence without an extension. */
final class PlainPhone extends StandardPhone {

  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("plain-phone").build();
  }
}
