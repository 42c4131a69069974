package org.kinbridge.flow.setting;

import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transactions;

class InMemoryDisclosuresTest extends DisclosuresContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault keys = new InMemoryVault();
  private final InMemoryDisclosures disclosures = new InMemoryDisclosures(vault());

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildKeys childKeys() {
    return keys;
  }

  @Override
  protected Disclosures disclosures() {
    return disclosures;
  }

  @Override
  protected void alter(StoredDisclosure disclosure) {
    disclosures.alter(disclosure.id());
  }
}
