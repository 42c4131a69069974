package org.kinbridge.flow.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** Names and birth dates that cases bear, in memory, sealed. */
public final class InMemoryLikenesses implements Likenesses {
  private final List<Entry> rows = new ArrayList<>();
  private final Vault vault;

  public InMemoryLikenesses(Vault vault) {
    this.vault = vault;
  }

  @Override
  public void share(Transaction transaction, Set<String> buckets) {}

  @Override
  public void alone(Transaction transaction, Set<String> buckets) {}

  @Override
  public List<Entry> in(Transaction transaction, Set<String> buckets) {
    return buckets.stream().flatMap(bucket -> in(bucket).stream()).toList();
  }

  private List<Entry> in(String bucket) {
    List<Entry> found = rows.stream().filter(row -> row.place().row().equals(bucket)).toList();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).place().version() != i + 1) {
        throw new RowAltered(found.get(i).place());
      }
    }
    return found;
  }

  @Override
  public List<Entry> of(Transaction transaction, Set<ChildRef> children) {
    return rows.stream().filter(row -> children.contains(row.child())).toList();
  }

  @Override
  public Opening open(Transaction transaction, Entry entry) {
    return vault.open(transaction, entry.place(), entry.body());
  }

  @Override
  public List<Place> add(Transaction transaction, ChildRef child, List<Fresh> several) {
    return several.stream().map(one -> add(transaction, child, one)).toList();
  }

  private Place add(Transaction transaction, ChildRef child, Fresh fresh) {
    Place place = new Place(TABLE, fresh.bucket(), in(fresh.bucket()).size() + 1);
    Entry row = new Entry(place, child, vault.seal(transaction, child, place, fresh.body()));
    rows.add(row);
    InMemoryTransactions.undo(transaction, () -> rows.remove(row));
    return place;
  }

  /** Somebody removes an entry. */
  void remove(Place place) {
    rows.removeIf(row -> row.place().equals(place));
  }
}
