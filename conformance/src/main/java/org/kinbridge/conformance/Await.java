package org.kinbridge.conformance;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition instead of for a time. */
public final class Await {
  private static final Duration STEP = Duration.ofMillis(50);

  private Await() {}

  /**
   * The first value that satisfies {@code done}. @throws IllegalStateException with the last one,
   * when time is up
   */
  public static <T> T until(Duration most, Supplier<T> value, Predicate<T> done) {
    long end = System.nanoTime() + most.toNanos();
    T last = value.get();
    while (!done.test(last)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("still not so after " + most.toSeconds() + " s: " + last);
      }
      pause();
      last = value.get();
    }
    return last;
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
