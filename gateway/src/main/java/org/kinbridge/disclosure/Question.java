package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a machine must not decide: asked of the sender, answered by a resolution, a restriction or a
 * dismissal.
 *
 * @param source JSON pointer (RFC 6901) into the national record
 * @param candidates codes to choose from; empty where the answer is free
 */
public record Question(Reason reason, String source, String text, List<String> candidates) {
  public Question {
    requireNonNull(reason, "reason is null");
    requireNonNull(source, "source is null");
    requireNonNull(text, "text is null");
    candidates = List.copyOf(candidates);
  }

  /** The question as a person reads it, the codes to choose from included. */
  public String asked() {
    return candidates.isEmpty() ? text : text + " One of: " + String.join(", ", candidates) + ".";
  }
}
