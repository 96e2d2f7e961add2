package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.PHONESTATE_OTHER;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.nio.ByteBuffer;

/** A phone with an extension: its escape answers with the same bytes turned over. */
final class VendorPhone extends StandardPhone {

  public static final int EXT_VERSION = 0x10000;

  private byte[] stored = new byte[0];
  private DevicePort port;

  @Override
  public PhoneDescription describe() {
    return PhoneDescription.named("vendor-phone")
        .extension(1, 2, 3, 4, EXT_VERSION, EXT_VERSION)
        .area(DataArea.download(0, "in", 64, payload -> {
          stored = new byte[payload.remaining()];
          payload.get(stored);
          return 0;
        }))
        .area(DataArea.upload(0, "out", 64, () -> stored))
        .latencyMillis(20)
        .build();
  }

  @Override
  public int open(DevicePort opened) {
    port = opened;
    return super.open(opened);
  }

  /** Says that its capabilities are others now. */
  public void change() {
    port.capabilitiesChanged();
    port.changed(PHONESTATE_OTHER, 0, DevicePort.SPONTANEOUS, true);
  }

  /** Says something that only its vendor's programs understand. */
  public void tell() {
    port.devSpecific(7, 8, 9);
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort through) {
    return accept(requestId, () -> {
      for (int i = params.position(); i < params.limit(); i++) {
        params.put(i, (byte) ~params.get(i));
      }
      return 0;
    });
  }
}
