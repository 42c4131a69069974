package org.kinbridge.vault;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A transaction on a thread of its own that has done its work and stays open until it is told to
 * end:
 *
 * <pre>{@code
 * try (HeldTransaction first = HeldTransaction.after(storage, tx -> …)) {
 *   Future<Boolean> second = HeldTransaction.meanwhile(() -> storage.call(tx -> …));
 *   assertThat(first.blocks(second)).isTrue();
 *   first.keep();
 * }
 * }</pre>
 */
public final class HeldTransaction implements AutoCloseable {
  private static final long LONG_ENOUGH_TO_BE_DONE_MILLIS = 10_000;
  private static final long LONG_ENOUGH_TO_BE_STUCK_MILLIS = 300;

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final boolean oneAtATime;
  private final CompletableFuture<Boolean> worked = new CompletableFuture<>();
  private final CompletableFuture<Boolean> kept = new CompletableFuture<>();
  private final Future<Boolean> ended;

  private HeldTransaction(Transactions storage, Consumer<Transaction> work) {
    oneAtATime = storage instanceof InMemoryTransactions;
    ended = meanwhile(() -> hold(storage, work));
  }

  /** Open, its work done. */
  public static HeldTransaction after(Transactions storage, Consumer<Transaction> work) {
    HeldTransaction held = new HeldTransaction(storage, work);
    get(held.worked);
    return held;
  }

  /** Begun on another thread; whoever gets the result gets what it threw. */
  public static <T> Future<T> meanwhile(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  /** What the other thread gave. */
  public static <T> T get(Future<T> other) {
    try {
      return other.get(LONG_ENOUGH_TO_BE_DONE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the other thread gave nothing", e);
    }
  }

  /** Whether the other one waits as long as this is open. */
  public boolean blocks(Future<?> other) {
    try {
      other.get(LONG_ENOUGH_TO_BE_STUCK_MILLIS, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException stuck) {
      return true;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("the other thread gave nothing", e);
    }
  }

  /** The other one ends while this is open, where the storage has more than one at a time. */
  public void lets(Future<?> other) {
    if (!oneAtATime) {
      get(other);
    }
  }

  /** Ends it: what it did is kept. */
  public void keep() {
    kept.complete(true);
    get(ended);
  }

  /** Ends it: what it did is undone. */
  public void undo() {
    kept.complete(false);
    get(ended);
  }

  @Override
  public void close() {
    undo();
  }

  private boolean hold(Transactions storage, Consumer<Transaction> work) {
    try {
      storage.run(transaction -> workAndWait(transaction, work));
      return true;
    } catch (Undone undone) {
      return false;
    } catch (RuntimeException e) {
      worked.completeExceptionally(e);
      throw e;
    }
  }

  private void workAndWait(Transaction transaction, Consumer<Transaction> work) {
    work.accept(transaction);
    worked.complete(true);
    if (!kept.join()) {
      throw new Undone();
    }
  }
}
