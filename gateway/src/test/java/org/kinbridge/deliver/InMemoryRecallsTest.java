package org.kinbridge.deliver;

import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transactions;

class InMemoryRecallsTest extends RecallsContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryRecalls recalls = new InMemoryRecalls();

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected Recalls recalls() {
    return recalls;
  }
}
