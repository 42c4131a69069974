package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.Recollection;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;

/**
 * Likenesses, each told to the ledger when it is added. One that the ledger knows and the database
 * does not would let a record go that another case holds: it is named, and nothing is decided.
 */
public final class CurrentLikenesses implements Likenesses {
  private static final System.Logger LOG = System.getLogger(CurrentLikenesses.class.getName());

  private final Likenesses rows;
  private final Ledger ledger;
  private final Recollection recollection;
  private final InstantSource clock;

  public CurrentLikenesses(
      Likenesses rows, Ledger ledger, Recollection recollection, InstantSource clock) {
    this.rows = requireNonNull(rows, "rows is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.recollection = requireNonNull(recollection, "recollection is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public void share(Transaction transaction, Set<String> buckets) {
    rows.share(transaction, buckets);
  }

  @Override
  public void alone(Transaction transaction, Set<String> buckets) {
    rows.alone(transaction, buckets);
  }

  @Override
  public List<Entry> in(Transaction transaction, String bucket) {
    List<Entry> found = rows.in(transaction, bucket);
    long newest = recollection.newest(transaction, TABLE, bucket);
    if (found.size() < newest) {
      throw altered(new Place(TABLE, bucket, newest));
    }
    return found;
  }

  @Override
  public List<Entry> of(Transaction transaction, Set<ChildRef> children) {
    return rows.of(transaction, children);
  }

  /** A key that somebody deleted would else look like an erasure. */
  @Override
  public Opening open(Transaction transaction, Entry entry) {
    Opening opening = rows.open(transaction, entry);
    if (opening instanceof Opening.KeyGone gone && !recollection.erased(transaction, gone.key())) {
      throw altered(entry.place());
    }
    return opening;
  }

  @Override
  public List<Place> add(Transaction transaction, ChildRef child, List<Fresh> several) {
    List<Place> wrote = rows.add(transaction, child, several);
    ledger.append(
        transaction,
        org.kinbridge.ledger.entry.Entry.of(EntryKind.CHILD, clock.instant()).wrote(wrote));
    return wrote;
  }

  private static RowAltered altered(Place row) {
    LOG.log(System.Logger.Level.ERROR, "ALARM row-altered: row {0} is not as the log says", row);
    return new RowAltered(row);
  }
}
