package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.Recollection;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;

/**
 * Registrations of which none is believed that is older than what the log says: somebody put a
 * child's rows back to before a withdrawal or a restriction, each with its own good seal. Nothing
 * is added to such rows either, or they would count as current again.
 */
public final class CurrentRegistrations implements Registrations {
  /** The table whose rows a recollection must keep for this. */
  public static final String TABLE = "child_standing";

  private static final System.Logger LOG = System.getLogger(CurrentRegistrations.class.getName());

  private final Registrations rows;
  private final Recollection recollection;

  public CurrentRegistrations(Registrations rows, Recollection recollection) {
    this.rows = requireNonNull(rows, "rows is null");
    this.recollection = requireNonNull(recollection, "recollection is null");
  }

  @Override
  public List<Place> add(Transaction transaction, Registration registration) {
    if (of(transaction, registration.child()).readable().isEmpty()) {
      throw new RowAltered(new Place(TABLE, registration.child().toString(), 1));
    }
    return rows.add(transaction, registration);
  }

  @Override
  public Optional<Registration> find(Transaction transaction, UUID id) {
    return rows.find(transaction, id);
  }

  @Override
  public Standing of(Transaction transaction, ChildRef child) {
    return switch (rows.of(transaction, child)) {
      case Standing.Altered altered -> altered;
      case Standing.Sound sound -> current(transaction, sound.row(), sound);
      case Standing.Erased erased -> erased(transaction, erased);
    };
  }

  /** A key that somebody deleted would else take a restriction away and look like an erasure. */
  private Standing erased(Transaction transaction, Standing.Erased erased) {
    Place row = erased.rest().row();
    for (KeyId key : erased.keys()) {
      if (!recollection.erased(transaction, key)) {
        LOG.log(
            System.Logger.Level.ERROR,
            "ALARM row-altered: row {0} is sealed under a key that is gone, and the log knows of no"
                + " erasure",
            row);
        return new Standing.Altered(row.table());
      }
    }
    return current(transaction, row, erased);
  }

  @Override
  public List<Glance> glance(Transaction transaction, Set<ChildRef> children) {
    List<Glance> seen = rows.glance(transaction, children);
    Map<String, Long> newest =
        recollection.newest(
            transaction,
            TABLE,
            seen.stream().map(one -> one.row().row()).collect(Collectors.toSet()));
    return seen.stream()
        .map(
            one ->
                new Glance(
                    one.row(),
                    one.child(),
                    one.quiet() && one.row().version() >= newest.getOrDefault(one.row().row(), 0L)))
        .toList();
  }

  @Override
  public List<Registration> links(Transaction transaction, ChildRef child) {
    return rows.links(transaction, child);
  }

  private Standing current(Transaction transaction, Place row, Standing standing) {
    long newest = recollection.newest(transaction, row.table(), row.row());
    if (row.version() >= newest) {
      return standing;
    }
    LOG.log(
        System.Logger.Level.ERROR,
        "ALARM row-altered: row {0} was put back from version {1}",
        row,
        Long.toString(newest));
    return new Standing.Altered(row.table());
  }
}
