package org.kinbridge.flow.standing;

import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transactions;

class InMemoryRegistrationsTest extends RegistrationsContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryVault keys = new InMemoryVault();
  private final InMemoryRegistrations registrations = new InMemoryRegistrations(vault());

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildKeys childKeys() {
    return keys;
  }

  @Override
  protected Registrations registrations() {
    return registrations;
  }

  @Override
  protected ChildRef known() {
    return new ChildRef(UUID.randomUUID());
  }

  @Override
  protected void remove(Registration registration) {
    registrations.remove(registration.id(), registration.version());
  }
}
