package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Sender;

/**
 * Proof that exactly these bytes may be signed and sent to exactly this recipient: only {@link
 * Policy#decide} makes one, after both passes of minimisation and the profile check of the redacted
 * document.
 *
 * <p>WARNING: it is true at the instant it was decided. What waits must be decided again before it
 * leaves.
 */
public final class Permitted implements Decision {

  /**
   * What the envelope will say about the content.
   *
   * @param purpose why the recipient may use it
   * @param policy digest of the policy version that decided
   * @param ground the agreement it rests on, or who set the need of one aside
   */
  public record Terms(
      MessageKind kind,
      Purpose purpose,
      LegalBasis legalBasis,
      Urgency urgency,
      Sha256 policy,
      Ground ground) {
    public Terms {
      requireNonNull(kind, "kind is null");
      requireNonNull(purpose, "purpose is null");
      requireNonNull(legalBasis, "legalBasis is null");
      requireNonNull(urgency, "urgency is null");
      requireNonNull(policy, "policy is null");
      requireNonNull(ground, "ground is null");
    }
  }

  private final byte[] content;
  private final Later<Stayed> stayed;
  private final Terms terms;
  private final Sender sender;
  private final Recipient recipient;
  private final Set<ChildRef> children;
  private final Later<Explanation> told;

  /**
   * @param content given away: the caller keeps nothing of it
   */
  Permitted(
      byte[] content,
      Later<Stayed> stayed,
      Terms terms,
      Sender sender,
      Recipient recipient,
      Set<ChildRef> children,
      Later<Explanation> told) {
    this.content = content;
    this.stayed = requireNonNull(stayed, "stayed is null");
    this.terms = requireNonNull(terms, "terms is null");
    this.sender = requireNonNull(sender, "sender is null");
    this.recipient = requireNonNull(recipient, "recipient is null");
    this.children = Set.copyOf(children);
    this.told = requireNonNull(told, "told is null");
  }

  /** The whole message content, exactly as it will be signed: a shared record as UTF-8 JSON. */
  public byte[] content() {
    return content.clone();
  }

  /** All that the record holds and the content does not: never sent, committed to. */
  public Stayed stayed() {
    return stayed.get();
  }

  public Terms terms() {
    return terms;
  }

  public Sender sender() {
    return sender;
  }

  public Recipient recipient() {
    return recipient;
  }

  /** Whose data it is: under their keys the ledger's parts are written. */
  public Set<ChildRef> children() {
    return children;
  }

  @Override
  public Explanation explanation() {
    return told.get();
  }

  /** Prints no content. */
  @Override
  public String toString() {
    return "<permitted>";
  }
}
