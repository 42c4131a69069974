package org.kinbridge.seal;

import org.kinbridge.sign.Verified;
import org.kinbridge.trust.AuthenticatedPartner;

/**
 * Proof that this partner signed a message of this manifest for us, and asks what became of it: it
 * delivered the manifest alone, without content and salts. Made by {@link Opening} only.
 *
 * <p>WARNING: not yet that the message is known here.
 */
public final class Asked implements Inbound {
  private final AuthenticatedPartner from;
  private final Verified verified;

  Asked(AuthenticatedPartner from, Verified verified) {
    this.from = from;
    this.verified = verified;
  }

  public AuthenticatedPartner from() {
    return from;
  }

  public Verified verified() {
    return verified;
  }

  @Override
  public String toString() {
    return "question about message " + verified.manifest().msgId();
  }
}
