package org.kinbridge.release;

import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transactions;

class InMemoryChildLockTest extends ChildLockContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryChildLock lock = new InMemoryChildLock();

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildLock lock() {
    return lock;
  }

  @Override
  protected ChildRef known() {
    ChildRef child = new ChildRef(UUID.randomUUID());
    lock.know(child);
    return child;
  }
}
