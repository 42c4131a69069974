package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Reason;

/** Nothing leaves until a person answered: by a new request in which the question is settled. */
public record Held(Reason reason, Explanation explanation) implements Decision {
  public Held {
    requireNonNull(reason, "reason is null");
    requireNonNull(explanation, "explanation is null");
  }
}
