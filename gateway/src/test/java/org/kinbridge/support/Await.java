package org.kinbridge.support;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for a condition instead of for a time: the one place where a test looks, pauses and looks
 * again. It is patient, since a busy machine makes no test fail.
 */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration MOST = Duration.ofSeconds(60);

  private Await() {}

  /** Returns when it is so. */
  public static void until(BooleanSupplier so) {
    until(so, () -> {});
  }

  /**
   * @param meanwhile what happens after each look in vain: time passes for a node, say
   */
  public static void until(BooleanSupplier so, Runnable meanwhile) {
    until(so::getAsBoolean, came -> came, meanwhile);
  }

  /**
   * The first value that is wanted.
   *
   * @throws AssertionError with the beginning of the last one, when none was
   */
  public static <T> T until(Supplier<T> value, Predicate<T> wanted, Runnable meanwhile) {
    requireNonNull(meanwhile, "meanwhile is null");
    long end = System.nanoTime() + MOST.toNanos();
    T last = value.get();
    while (!wanted.test(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not so after a minute: %.200s".formatted(last));
      }
      pause();
      meanwhile.run();
      last = value.get();
    }
    return last;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }
}
