package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

/**
 * The consent ages of the two states between which something goes. A child who is of age in one of
 * them consents in person; for one who is too young in one of them a guardian consents as well.
 */
public record ConsentAges(ConsentAge sender, ConsentAge recipient) {
  public ConsentAges {
    requireNonNull(sender, "sender is null");
    requireNonNull(recipient, "recipient is null");
  }

  /** Who may have reached it consents in person. */
  public int lowest() {
    return Math.min(sender.years(), recipient.years());
  }

  /** Who may be under it needs a guardian's consent. */
  public int highest() {
    return Math.max(sender.years(), recipient.years());
  }
}
