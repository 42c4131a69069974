package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The two ends and what they agreed on: every agreement of the two that is on file, whether or not
 * it covers this request.
 */
public record Parties(Recipient recipient, Sender sender, List<Agreement> agreements) {
  public Parties {
    requireNonNull(recipient, "recipient is null");
    requireNonNull(sender, "sender is null");
    agreements = List.copyOf(agreements);
  }
}
