package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_RESOURCEUNAVAIL;

import java.nio.ByteBuffer;

/** Reads the commands of a firmware download. */
final class FirmwareCommands {

  static final int LONGEST_VERSION = 16;

  /** The content of a block and its number. */
  record Block(int number, byte[] content) {}

  /** The wish to restart with the verified image. */
  record Activation() {}

  private FirmwareCommands() {}

  static FirmwareImage begin(ByteBuffer payload) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload);
    long size = reader.u32("size of the image");
    if (size == 0) {
      throw reader.malformed("an image has at least one byte");
    }
    int length = reader.within(1, LONGEST_VERSION, reader.remaining(), "length of the version");
    String version = reader.text(length, "version");
    if (size > FirmwareImage.MOST_BYTES) {
      throw new UnusablePayloadException(
          PHONEERR_RESOURCEUNAVAIL, "an image of " + size + " bytes, the phone holds " + FirmwareImage.MOST_BYTES);
    }
    return new FirmwareImage(version, (int) size);
  }

  static Block block(ByteBuffer payload) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload);
    int number = reader.u16("number of the block");
    int length = reader.within(1, FirmwareImage.BLOCK_BYTES, reader.remaining(), "length of the block");
    return new Block(number, reader.bytes(length, "block"));
  }

  static Long verify(ByteBuffer payload) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload);
    long crc32 = reader.u32("CRC-32");
    reader.demandEnd();
    return crc32;
  }

  static Activation activate(ByteBuffer payload) throws UnusablePayloadException {
    new PayloadReader(payload).demandEnd();
    return new Activation();
  }
}
