package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
  public List<Entry> in(Transaction transaction, Set<String> buckets) {
    List<Entry> found = rows.in(transaction, buckets);
    Map<String, Long> last = new HashMap<>();
    found.forEach(entry -> last.put(entry.place().row(), entry.place().version()));
    recollection
        .newest(transaction, TABLE, buckets)
        .forEach(
            (bucket, newest) -> {
              if (last.getOrDefault(bucket, 0L) < newest) {
                throw altered(new Place(TABLE, bucket, newest));
              }
            });
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

  /** What takes the number of one that somebody deleted would hide that it is missing. */
  @Override
  public List<Place> add(Transaction transaction, ChildRef child, List<Fresh> several) {
    Map<String, Long> newest =
        recollection.newest(
            transaction, TABLE, several.stream().map(Fresh::bucket).collect(Collectors.toSet()));
    List<Place> wrote = rows.add(transaction, child, several);
    for (Place place : wrote) {
      if (place.version() <= newest.getOrDefault(place.row(), 0L)) {
        throw altered(place);
      }
    }
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
