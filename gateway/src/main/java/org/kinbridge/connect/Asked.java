package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

/**
 * A question of the node, or a fault it found: a code of docs/reviewing.md, a place, and a sentence
 * that repeats no value.
 *
 * @param place into the request or, for what the policy asks, into the record
 */
public record Asked(String code, String place, String sentence, Settler settler) {

  /** Who can settle it. */
  public enum Settler {
    /** Who asks: the answer stands in a new request. */
    SENDER,
    /** A person who decides at the node: the request waits there. */
    DECIDER
  }

  public Asked {
    requireNonNull(code, "code is null");
    requireNonNull(place, "place is null");
    requireNonNull(sentence, "sentence is null");
    requireNonNull(settler, "settler is null");
  }
}
