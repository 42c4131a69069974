package org.kinbridge.deliver;

import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transactions;

class InMemoryEventsTest extends EventsContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryEvents events = new InMemoryEvents();

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected Events events() {
    return events;
  }
}
