package org.kinbridge.flow.announce;

import org.kinbridge.ledger.InMemoryLog;
import org.kinbridge.ledger.Journal;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transactions;

class InMemoryAnnounceTest extends AnnounceContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault vault = new InMemoryVault();
  private final InMemoryLog log = new InMemoryLog(storage);
  private final InMemoryAnnouncements announcements = new InMemoryAnnouncements();

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
  protected Announcements announcements() {
    return announcements;
  }

  @Override
  protected void alter(String subject) {
    announcements.alter(subject);
  }
}
