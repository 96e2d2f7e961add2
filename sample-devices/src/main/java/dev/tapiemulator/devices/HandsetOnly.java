package dev.tapiemulator.devices;

import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.spi.StateHash;

/**
 * {@code handset-only}: the legal minimum. A handset that people lift and lay down; its hookswitch can be read and is
 * reported. Everything else is PHONEERR_OPERATIONUNAVAIL; there is no data area and so no command language.
 */
final class HandsetOnly extends StandardPhone {

  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("handset-only")
        .phoneInfo("Handset HS-1")
        .handset(HookSwitch.manual())
        .build();
  }

  /** There is nothing besides the elements of every telephone. */
  @Override
  protected void addState(StateHash hash) {}
}
