package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Sha256;

/**
 * The names by which one partner knows one child and what belongs to it. Made from a secret per
 * (child, partner): stable for that partner, and without the secret unrelated to the ids of any
 * other partner and to ours.
 */
public final class PairwiseIds {
  private static final int SECRET = 32;
  private static final long VERSION_4 = 0x0000_0000_0000_4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Personal<byte[]> secret;

  private PairwiseIds(Personal<byte[]> secret) {
    this.secret = secret;
  }

  /**
   * @throws IllegalArgumentException unless 32 bytes
   */
  public static PairwiseIds of(byte[] secret) {
    requireNonNull(secret, "secret is null");
    if (secret.length != SECRET) {
      throw new IllegalArgumentException("a pairwise secret has 32 bytes");
    }
    return new PairwiseIds(Personal.of("pairwise secret", secret.clone()));
  }

  /** The id of {@code inner} of the given kind; both are framed, so that no two pairs meet. */
  public UUID id(String kind, String inner) {
    byte[] name = kind.getBytes(StandardCharsets.UTF_8);
    byte[] frame = ByteBuffer.allocate(4).putInt(name.length).array();
    byte[] digest =
        Sha256.of(
                secret.reveal("derive a pairwise id"),
                frame,
                name,
                inner.getBytes(StandardCharsets.UTF_8))
            .bytes();
    ByteBuffer bits = ByteBuffer.wrap(digest);
    long high = (bits.getLong() & ~0xF000L) | VERSION_4;
    long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
    return new UUID(high, low);
  }

  @Override
  public String toString() {
    return "PairwiseIds" + secret;
  }
}
