package dev.tapiemulator.devices;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a list of tagged values: a byte for the tag, a byte for the length, so many bytes of value; each tag at most
 * once, in any order.
 */
final class TlvReader {

  private TlvReader() {}

  /** The values by tag, 0..255, in ascending order. */
  static Map<Integer, byte[]> read(ByteBuffer payload) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload);
    Map<Integer, byte[]> values = new TreeMap<>();
    while (!reader.atEnd()) {
      int tag = reader.u8("tag");
      byte[] value = reader.bytes(reader.u8("length of tag " + tag), "value of tag " + tag);
      if (values.put(tag, value) != null) {
        throw reader.malformed("tag " + tag + " stands there twice");
      }
    }
    return values;
  }
}
