package org.kinbridge.review;

import java.util.UUID;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transactions;

class InMemoryHoldsTest extends HoldsContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryHolds holds = new InMemoryHolds();

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected Holds holds() {
    return holds;
  }

  @Override
  protected DisclosureId disclosure() {
    return new DisclosureId(UUID.randomUUID());
  }
}
