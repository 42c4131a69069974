package org.kinbridge.vault;

import java.util.function.Consumer;
import java.util.function.Function;

/** Opens transactions; read committed, durable when the call returns. */
public interface Transactions {

  /**
   * Runs {@code work} in one transaction: kept when it returns, undone when it throws. A nested
   * call is a bug and throws.
   *
   * @throws StorageFailed when storage failed; then the work may have been kept or not: look before
   *     doing it again
   */
  <T> T call(Function<Transaction, T> work);

  /** {@link #call} for work that returns nothing. */
  default void run(Consumer<Transaction> work) {
    call(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }
}
