package dev.tapiemulator.devices;

import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.spi.StateHash;
import java.nio.ByteBuffer;

/**
 * {@code store}: no telephone at all, but sixteen places for bytes. It takes 20 ms for an order.
 *
 * <table>
 * <caption>Command language</caption>
 * <tr><th>download</th><td>0..15</td><td>up to 4096 bytes, any; they replace what the place held</td></tr>
 * <tr><th>upload</th><td>0..15</td><td>the bytes of the place; none before the first download</td></tr>
 * </table>
 *
 * <p>No payload is malformed. The extension {@code 53544F52-00000001-00000002-00000003} has the versions 1.0 and 2.0
 * (0x00010000 and 0x00020000). phoneDevSpecific writes back: with version 1.0, or without any selected, the bytes of
 * the block in reverse order; with version 2.0 each byte's complement, in their order.
 */
final class Store extends StandardPhone {

  private static final int PLACES = 16;
  private static final int PLACE_BYTES = 4096;
  private static final int LATENCY_MILLIS = 20;
  private static final int EXT_VERSION_1_0 = 0x00010000;
  private static final int EXT_VERSION_2_0 = 0x00020000;
  private static final byte[] NOTHING = new byte[0];

  private final PhoneDescription description = kind();
  private int extVersion;

  @Override
  public PhoneDescription describe() {
    return description;
  }

  private PhoneDescription kind() {
    PhoneDescription.Builder phone = PhoneDescription.named("store")
        .phoneInfo("Store, 16 places for bytes")
        .extension(0x53544F52, 1, 2, 3, EXT_VERSION_1_0, EXT_VERSION_2_0)
        .latencyMillis(LATENCY_MILLIS);
    for (int place = 0; place < PLACES; place++) {
      int dataId = place;
      phone
          .area(DataArea.download(dataId, "place " + dataId, PLACE_BYTES, payload -> 0)
              .meaning("The bytes to keep in place " + dataId + "."))
          .area(DataArea.upload(dataId, "place " + dataId, PLACE_BYTES, () -> received(dataId).orElse(NOTHING))
              .meaning("The bytes kept in place " + dataId + "; none before the first download."));
    }
    return phone.build();
  }

  @Override
  public int selectExtVersion(int version) {
    extVersion = version;
    return 0;
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    int version = extVersion; // the one in force at the call decides how the block is read
    return accept(requestId, () -> {
      if (version == EXT_VERSION_2_0) {
        complement(params);
      } else {
        reverse(params);
      }
      return 0;
    });
  }

  private static void complement(ByteBuffer block) {
    for (int at = block.position(); at < block.limit(); at++) {
      block.put(at, (byte) ~block.get(at));
    }
  }

  private static void reverse(ByteBuffer block) {
    for (int low = block.position(), high = block.limit() - 1; low < high; low++, high--) {
      byte first = block.get(low);
      block.put(low, block.get(high)).put(high, first);
    }
  }

  @Override
  public void factoryReset() {
    super.factoryReset();
    extVersion = 0;
  }

  @Override
  protected void addState(StateHash hash) {
    hash.add(extVersion);
  }
}
