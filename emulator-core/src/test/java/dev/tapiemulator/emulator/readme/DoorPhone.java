package dev.tapiemulator.emulator.readme;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;

/** A door phone: every byte of a download rings the bell once; the upload tells how often it rang. */
public final class DoorPhone extends StandardPhone {
  private byte rings;
  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("door-phone")
        .area(DataArea.download(0, "ring", 8, bell -> { rings += (byte) bell.remaining(); return 0; }))
        .area(DataArea.upload(0, "rings so far", 1, () -> new byte[] {rings}))
        .build();
  }
}
