package org.kinbridge.deliver;

import java.time.Duration;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transactions;

class InMemoryOutboxTest extends OutboxContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault keys = new InMemoryVault();
  private final InMemoryOutbox outbox = new InMemoryOutbox(vault());

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildKeys childKeys() {
    return keys;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Claims claims() {
    return outbox;
  }

  @Override
  protected void begun(Waiting waiting) {}

  @Override
  protected void alter(MessageId message) {
    outbox.alter(message);
  }

  @Override
  protected void pass(Duration lease) {
    outbox.pass(lease);
  }
}
