package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after an attempt that came to nothing: twice as long each time, and never all at
 * the same instant.
 */
public record BackOff(Duration first, Duration most, RandomGenerator random) {
  public BackOff {
    requireNonNull(first, "first is null");
    requireNonNull(most, "most is null");
    requireNonNull(random, "random is null");
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException("a back-off grows from a first wait to a longest one");
    }
  }

  /** Between half of the wait and the whole of it. */
  public Duration after(int attempts) {
    int doublings = Math.min(Math.max(attempts, 0), 20);
    long whole = Math.min(first.toMillis() << doublings, most.toMillis());
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }
}
