package org.kinbridge.sign;

import org.kinbridge.disclosure.Sha256;

/**
 * Proof that the partner whose keys were asked signed this manifest with every signature of the
 * suite we demand of it, and named itself as issuer. Made by {@link MessageVerifier} only.
 *
 * <p>WARNING: not yet that it is meant for us, in time, or new.
 */
public final class Verified implements Verification {
  private final Manifest manifest;
  private final byte[] jws;
  private final Sha256 digest;

  Verified(Manifest manifest, byte[] jws, Sha256 digest) {
    this.manifest = manifest;
    this.jws = jws.clone();
    this.digest = digest;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The signed manifest, to be kept as evidence. */
  public byte[] jws() {
    return jws.clone();
  }

  /** SHA-256 of the signed manifest bytes; the same however the message was sealed. */
  public Sha256 digest() {
    return digest;
  }
}
