package org.kinbridge.vault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One transaction at a time; a change that registers how it is undone is undone when the work
 * throws.
 */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock lock = new ReentrantLock();

  private static final class Open implements Transaction {
    final Deque<Runnable> undo = new ArrayDeque<>();
  }

  /** To be called by an in-memory port after each change. */
  public static void undo(Transaction transaction, Runnable undo) {
    ((Open) transaction).undo.push(undo);
  }

  @Override
  public <T> T call(Function<Transaction, T> work) {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction is open on this thread already");
    }
    lock.lock();
    Open open = new Open();
    boolean finished = false;
    try {
      T result = work.apply(open);
      finished = true;
      return result;
    } finally {
      if (!finished) {
        open.undo.forEach(Runnable::run);
      }
      lock.unlock();
    }
  }
}
