package org.kinbridge.seal;

import org.kinbridge.sign.Salts;
import org.kinbridge.sign.Verified;
import org.kinbridge.sign.withheld.Openings;
import org.kinbridge.trust.AuthenticatedPartner;

/**
 * Proof that this partner signed this message for us and delivered it itself, and that the content
 * is the one its manifest commits to, whole: each scalar of it is an opened leaf under the root of
 * what was withheld. Made by {@link Opening} only.
 *
 * <p>WARNING: not yet that it is new (look for its id and digest first), in time, admitted, or that
 * the content is a shared record.
 */
public final class Opened implements Inbound {
  private final AuthenticatedPartner from;
  private final Verified verified;
  private final Framing.Message message;

  Opened(AuthenticatedPartner from, Verified verified, Framing.Message message) {
    this.from = from;
    this.verified = verified;
    this.message = message;
  }

  public AuthenticatedPartner from() {
    return from;
  }

  public Verified verified() {
    return verified;
  }

  /** The committed bytes. */
  public byte[] content() {
    return message.content().clone();
  }

  public Salts salts() {
    return message.salts();
  }

  /** What the sender announces as withheld; the tree that binds it was followed to its root. */
  public Openings openings() {
    return message.openings();
  }

  /** {@code owed}, or the proof that the sender's log has this message. Not checked here. */
  public String ledger() {
    return message.ledger();
  }

  @Override
  public String toString() {
    return "opened message " + verified.manifest().msgId();
  }
}
