package org.kinbridge.ledger.tree;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.kinbridge.disclosure.Sha256;

/**
 * The 64 bytes a leaf commits to: C_record, then C_exchange. Random-looking to everybody without
 * the salts.
 */
public record LeafData(Sha256 record, Sha256 exchange) {
  public static final int LENGTH = 2 * Sha256.LENGTH;

  public LeafData {
    requireNonNull(record, "record is null");
    requireNonNull(exchange, "exchange is null");
  }

  /**
   * @throws IllegalArgumentException unless 64 bytes
   */
  public static LeafData wrap(byte[] data) {
    if (data.length != LENGTH) {
      throw new IllegalArgumentException("leaf data has 64 bytes");
    }
    return new LeafData(
        Sha256.wrap(Arrays.copyOfRange(data, 0, Sha256.LENGTH)),
        Sha256.wrap(Arrays.copyOfRange(data, Sha256.LENGTH, LENGTH)));
  }

  public byte[] bytes() {
    byte[] data = Arrays.copyOf(record.bytes(), LENGTH);
    System.arraycopy(exchange.bytes(), 0, data, Sha256.LENGTH, Sha256.LENGTH);
    return data;
  }

  /** What stands at the bottom of the tree. */
  public Sha256 hash() {
    return Merkle.leaf(bytes());
  }
}
