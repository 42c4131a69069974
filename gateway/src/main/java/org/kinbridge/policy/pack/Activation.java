package org.kinbridge.policy.pack;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who let a policy come into force, by the words by which the state knows them.
 *
 * @param approvedBy not who proposed it
 */
public record Activation(String proposedBy, List<String> approvedBy) {
  public Activation {
    requireNonNull(proposedBy, "proposedBy is null");
    approvedBy = List.copyOf(approvedBy);
    if (approvedBy.contains(proposedBy)) {
      throw new IllegalArgumentException("who proposes a policy does not approve it");
    }
  }
}
