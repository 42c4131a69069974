package org.kinbridge.flow.standing;

import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transactions;

class InMemoryLikenessesTest extends LikenessesContract {
  private final Transactions storage = new InMemoryTransactions();
  private final ChildKeys keys = new InMemoryVault();
  private final InMemoryLikenesses likenesses = new InMemoryLikenesses(vault());

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected ChildKeys childKeys() {
    return keys;
  }

  @Override
  protected Likenesses likenesses() {
    return likenesses;
  }

  @Override
  protected void remove(Place place) {
    likenesses.remove(place);
  }
}
