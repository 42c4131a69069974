package org.kinbridge.trust.key;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 7515 section 2), one spelling for each value. A lenient reader
 * takes several texts for one signature; two such readers do not agree on what was signed.
 */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /**
   * Empty unless {@code text} is exactly what {@link #encode} writes for some bytes. The decoder
   * forgives padding and unused bits; writing its bytes again and comparing does not.
   */
  public static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = DECODER.decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notInTheAlphabet) {
      return Optional.empty();
    }
  }
}
