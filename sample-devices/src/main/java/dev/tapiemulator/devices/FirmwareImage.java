package dev.tapiemulator.devices;

import java.util.zip.CRC32;

/** Firmware on its way into the phone: blocks in ascending order, all full but the last. */
final class FirmwareImage {

  static final int BLOCK_BYTES = 256;
  static final int MOST_BYTES = 0x10000;

  private final String version;
  private final byte[] content;
  private int receivedBytes;

  FirmwareImage(String version, int sizeBytes) {
    this.version = version;
    this.content = new byte[sizeBytes];
  }

  String version() {
    return version;
  }

  int sizeBytes() {
    return content.length;
  }

  boolean isComplete() {
    return receivedBytes == content.length;
  }

  /** The number of the block to come; that of the end when nothing is missing. */
  int nextBlock() {
    return (receivedBytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
  }

  /** How long the block to come is. */
  int nextBlockBytes() {
    return Math.min(BLOCK_BYTES, content.length - receivedBytes);
  }

  void append(byte[] block) {
    System.arraycopy(block, 0, content, receivedBytes, block.length);
    receivedBytes += block.length;
  }

  /** The CRC-32 (that of ISO 3309 and of ZIP files) of what has been received, unsigned. */
  long crc32() {
    CRC32 crc = new CRC32();
    crc.update(content, 0, receivedBytes);
    return crc.getValue();
  }
}
