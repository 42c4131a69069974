package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;
import org.kinbridge.disclosure.Owned;

/**
 * What is said of a permit, put into words when somebody asks first. Whoever sends asks; the second
 * decision at release compares bytes, and nobody reads its words.
 */
@Owned(
    by = "whoever asks first",
    lock = "none: who asks at the same time finds the same words for the same decision")
final class Told {
  private final Supplier<Explanation> words;
  private volatile Optional<Explanation> said = Optional.empty();

  /**
   * @param words always the same
   */
  Told(Supplier<Explanation> words) {
    this.words = requireNonNull(words, "words is null");
  }

  Explanation explanation() {
    Optional<Explanation> before = said;
    if (before.isPresent()) {
      return before.get();
    }
    Explanation now = words.get();
    said = Optional.of(now);
    return now;
  }
}
