package org.kinbridge.ledger;

import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transactions;

class InMemoryLedgerTest extends LedgerContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault vault = new InMemoryVault();
  private final InMemoryLog log = new InMemoryLog(storage);

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildKeys childKeys() {
    return vault;
  }

  @Override
  protected Journal journal() {
    return log;
  }

  @Override
  protected LogWriter writer() {
    return log;
  }
}
