package dev.tapiemulator.devices;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Payloads for properties: legal parts, and ways to spoil what was legal. */
final class Payloads {

  private Payloads() {}

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  static byte[] of(int... bytes) {
    byte[] payload = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      payload[i] = (byte) bytes[i];
    }
    return payload;
  }

  /** A 32-bit number, little-endian. */
  static byte[] dword(long number) {
    return of((int) number, (int) (number >> 8), (int) (number >> 16), (int) (number >> 24));
  }

  /** A 16-bit number, little-endian. */
  static byte[] word(int number) {
    return of(number, number >> 8);
  }

  static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  /** Any bytes at all. */
  static Arbitrary<byte[]> any(int mostBytes) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(mostBytes);
  }

  /** Legal bytes with up to three of them replaced. */
  static Arbitrary<byte[]> mutated(Arbitrary<byte[]> legal) {
    Arbitrary<int[]> blow = Arbitraries.integers().between(0, 0xFFFF).array(int[].class).ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(legal, blow).as((bytes, blows) -> {
      byte[] spoilt = bytes.clone();
      for (int each : blows) {
        if (spoilt.length > 0) {
          spoilt[(each >> Byte.SIZE) % spoilt.length] = (byte) each;
        }
      }
      return spoilt;
    });
  }

  /** ISO 8859-1 text that the phones can show. */
  static Arbitrary<String> text(int least, int most) {
    return Arbitraries.strings().withCharRange(' ', '~').withCharRange('\u00A0', '\u00FF')
        .ofMinLength(least).ofMaxLength(most);
  }

  /** The characters that mean nothing to any phone: the control characters, without those given. */
  static Arbitrary<Integer> controlCharactersBut(Integer... meaningful) {
    return Arbitraries.oneOf(Arbitraries.integers().between(0, 0x1F), Arbitraries.integers().between(0x7F, 0x9F))
        .filter(code -> !Arrays.asList(meaningful).contains(code));
  }
}
