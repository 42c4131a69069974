package org.kinbridge.release;

import java.util.HashSet;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;

/** One transaction at a time has every lock there is; whom it knows it is told. */
public final class InMemoryChildLock implements ChildLock {
  private final Set<ChildRef> known = new HashSet<>();

  public void know(ChildRef child) {
    known.add(child);
  }

  @Override
  public void share(Transaction transaction, Set<ChildRef> children) {
    alone(transaction, children);
  }

  @Override
  public void alone(Transaction transaction, Set<ChildRef> children) {
    children.stream()
        .filter(child -> !known.contains(child))
        .forEach(
            stranger -> {
              throw new RowAltered(new Place("child_standing", stranger.toString(), 1));
            });
  }
}
