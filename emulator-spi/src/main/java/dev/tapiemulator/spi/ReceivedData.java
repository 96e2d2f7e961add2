package dev.tapiemulator.spi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes each download area took in last; storage is reused, so that downloading again and again allocates nothing.
 */
final class ReceivedData {

  private static final int NOTHING_YET = -1;

  private byte[][] bytes = new byte[0][];
  private int[] lengths = new int[0];

  void remember(int dataId, ByteBuffer payload) {
    makeRoomFor(dataId);
    int length = payload.remaining();
    if (bytes[dataId] == null || bytes[dataId].length < length) {
      bytes[dataId] = new byte[length];
    }
    payload.get(bytes[dataId], 0, length);
    lengths[dataId] = length;
  }

  Optional<byte[]> last(int dataId) {
    if (dataId < 0 || dataId >= lengths.length || lengths[dataId] == NOTHING_YET) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOf(bytes[dataId], lengths[dataId]));
  }

  void clear() {
    Arrays.fill(lengths, NOTHING_YET);
  }

  void addTo(StateHash hash) {
    for (int dataId = 0; dataId < lengths.length; dataId++) {
      if (lengths[dataId] != NOTHING_YET) {
        hash.add(dataId).add(bytes[dataId], lengths[dataId]);
      }
    }
  }

  private void makeRoomFor(int dataId) {
    int before = lengths.length;
    if (dataId >= before) {
      bytes = Arrays.copyOf(bytes, dataId + 1);
      lengths = Arrays.copyOf(lengths, dataId + 1);
      Arrays.fill(lengths, before, lengths.length, NOTHING_YET);
    }
  }
}
