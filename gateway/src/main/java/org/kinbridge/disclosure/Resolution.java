package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A named person's answer to a {@link Question}.
 *
 * @param source the question's pointer into the national record
 * @param code the code chosen; empty when the question is dismissed
 * @param dismissed that the person read the passage and says it needs no restriction
 * @param reason why it was dismissed
 * @param by an opaque, stable reference to the person
 */
public record Resolution(
    String source, Optional<String> code, boolean dismissed, Optional<String> reason, String by) {
  public Resolution {
    requireNonNull(source, "source is null");
    requireNonNull(code, "code is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(by, "by is null");
    if (code.isPresent() == dismissed) {
      throw new IllegalArgumentException("a resolution chooses a code or dismisses the question");
    }
  }
}
