package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Reason;

/** Nothing leaves, and asking again the same way changes nothing. */
public record Refused(Reason reason, Explanation explanation) implements Decision {
  public Refused {
    requireNonNull(reason, "reason is null");
    requireNonNull(explanation, "explanation is null");
  }
}
