package org.kinbridge.trust;

import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Sha256;

/**
 * Proof that the TLS peer of this connection is this partner: it holds the private key of a
 * certificate that the partner's metadata in force pins. Made by {@link Partners} only.
 */
public final class AuthenticatedPartner {
  private final Partner partner;
  private final Sha256 certificate;

  AuthenticatedPartner(Partner partner, Sha256 certificate) {
    this.partner = partner;
    this.certificate = certificate;
  }

  public Partner partner() {
    return partner;
  }

  public EntityId entity() {
    return partner.entity();
  }

  /** x5t#S256 of the certificate it showed. */
  public Sha256 certificate() {
    return certificate;
  }

  @Override
  public String toString() {
    return partner.entity().value();
  }
}
