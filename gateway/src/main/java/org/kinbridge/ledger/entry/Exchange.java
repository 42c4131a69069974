package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Sha256;
import org.kinbridge.vault.Keyed;

/**
 * What a leaf commits to towards the other node: the manifest's digest under the salt that both
 * nodes hold.
 */
public final class Exchange {
  private final Sha256 manifest;
  private final byte[] salt;

  /**
   * @param salt {@code salts.exchange} of the message: 32 random bytes
   */
  public Exchange(Sha256 manifest, byte[] salt) {
    this.manifest = requireNonNull(manifest, "manifest is null");
    if (salt.length != Sha256.LENGTH) {
      throw new IllegalArgumentException("the exchange salt has 32 bytes");
    }
    this.salt = salt.clone();
  }

  Sha256 manifest() {
    return manifest;
  }

  public byte[] salt() {
    return salt.clone();
  }

  /** C_exchange. */
  public Sha256 commitment() {
    return Sha256.wrap(Keyed.commit(salt, manifest.bytes()));
  }

  @Override
  public String toString() {
    return "<exchange>";
  }
}
