package dev.tapiemulator.devices;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** Reads labels for soft keys: for each a byte for the key, a byte for the length, and so many characters. */
final class SoftKeyLabels {

  static final int LONGEST_LABEL = 12;

  private SoftKeyLabels() {}

  /** The labels by key, in ascending order; each of the keys from 0 at most once. */
  static Map<Integer, String> parse(ByteBuffer payload, int keys) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload);
    Map<Integer, String> labels = new TreeMap<>();
    while (!reader.atEnd()) {
      int key = reader.within(0, keys - 1, reader.u8("key"), "key");
      int length = reader.within(0, LONGEST_LABEL, reader.u8("length of the label"), "length of the label");
      if (labels.put(key, reader.text(length, "label")) != null) {
        throw reader.malformed("key " + key + " stands there twice");
      }
    }
    return labels;
  }
}
