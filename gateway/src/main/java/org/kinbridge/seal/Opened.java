package org.kinbridge.seal;

import org.kinbridge.sign.Salts;
import org.kinbridge.sign.Verified;
import org.kinbridge.trust.AuthenticatedPartner;

/**
 * Proof that this partner signed this message for us and delivered it itself, and that the content
 * is the one its manifest commits to. Made by {@link Opening} only.
 *
 * <p>WARNING: not yet that it is new (look for its id and digest first), in time, admitted, or that
 * the content is a shared record.
 */
public final class Opened implements Inbound {
  private final AuthenticatedPartner from;
  private final Verified verified;
  private final byte[] content;
  private final Salts salts;
  private final String ledger;

  Opened(AuthenticatedPartner from, Verified verified, byte[] content, Salts salts, String ledger) {
    this.from = from;
    this.verified = verified;
    this.content = content;
    this.salts = salts;
    this.ledger = ledger;
  }

  public AuthenticatedPartner from() {
    return from;
  }

  public Verified verified() {
    return verified;
  }

  /** The committed bytes. */
  public byte[] content() {
    return content.clone();
  }

  public Salts salts() {
    return salts;
  }

  /** {@code owed}, or the proof that the sender's log has this message. Not checked here. */
  public String ledger() {
    return ledger;
  }

  @Override
  public String toString() {
    return "opened message " + verified.manifest().msgId();
  }
}
