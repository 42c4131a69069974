package org.kinbridge.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kinbridge.disclosure.Sha256;

/**
 * The key derivation of ECDH-ES (RFC 7518 section 4.6.2): one round, as no suite needs more than
 * 256 bits.
 */
final class ConcatKdf {
  private ConcatKdf() {}

  static byte[] derive(byte[] shared, String algorithm, byte[] apu, byte[] apv, int bits) {
    if (bits > 8 * Sha256.LENGTH || bits % 8 != 0) {
      throw new IllegalArgumentException("one round gives at most 256 bits");
    }
    byte[] name = algorithm.getBytes(StandardCharsets.US_ASCII);
    byte[] key =
        Sha256.of(number(1), shared, framed(name), framed(apu), framed(apv), number(bits)).bytes();
    return Arrays.copyOf(key, bits / 8);
  }

  private static byte[] framed(byte[] part) {
    return ByteBuffer.allocate(Integer.BYTES + part.length).putInt(part.length).put(part).array();
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
