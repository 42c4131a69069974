package org.kinbridge.deliver;

import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transactions;

class InMemoryInboxTest extends InboxContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault keys = new InMemoryVault();
  private final InMemoryInbox inbox = new InMemoryInbox(vault());

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildKeys childKeys() {
    return keys;
  }

  @Override
  protected Inbox inbox() {
    return inbox;
  }

  @Override
  protected void alter(InboxItem item) {
    inbox.alter(item.place());
  }
}
