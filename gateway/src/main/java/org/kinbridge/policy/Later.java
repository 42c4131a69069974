package org.kinbridge.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;
import org.kinbridge.disclosure.Owned;

/**
 * What follows from a permit and is found when somebody asks first: its words, what stays. Whoever
 * sends asks for both; whoever only decides again, to compare, asks for neither.
 */
@Owned(
    by = "whoever asks first",
    lock = "none: who asks at the same time finds the same of the same decision")
final class Later<T> {
  private final Supplier<T> source;
  private volatile Optional<T> found = Optional.empty();

  /**
   * @param source always gives the same
   */
  Later(Supplier<T> source) {
    this.source = requireNonNull(source, "source is null");
  }

  T get() {
    Optional<T> before = found;
    if (before.isPresent()) {
      return before.get();
    }
    T now = source.get();
    found = Optional.of(now);
    return now;
  }
}
