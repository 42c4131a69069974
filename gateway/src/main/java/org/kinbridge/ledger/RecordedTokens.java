package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;

/**
 * The crosswalk's rows, each told to the ledger when it is made. A row that the ledger knows and
 * the database does not would make a case the case of a child nobody registered anything about: it
 * is named, and nothing is decided.
 */
public final class RecordedTokens implements Crosswalk.Tokens {
  /** The table whose rows a recollection must keep for this. */
  public static final String TABLE = "crosswalk";

  private static final System.Logger LOG = System.getLogger(RecordedTokens.class.getName());

  private final Crosswalk.Tokens rows;
  private final Ledger ledger;
  private final Recollection recollection;
  private final InstantSource clock;

  public RecordedTokens(
      Crosswalk.Tokens rows, Ledger ledger, Recollection recollection, InstantSource clock) {
    this.rows = requireNonNull(rows, "rows is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.recollection = requireNonNull(recollection, "recollection is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public Optional<ChildRef> find(Transaction transaction, String token) {
    Optional<ChildRef> found = rows.find(transaction, token);
    long known = found.isPresent() ? 0 : recollection.newest(transaction, TABLE, token);
    if (known > 0) {
      Place gone = new Place(TABLE, token, known);
      LOG.log(System.Logger.Level.ERROR, "ALARM row-altered: row {0} is gone", gone);
      throw new RowAltered(gone);
    }
    return found;
  }

  @Override
  public Kept addIfAbsent(Transaction transaction, String token, ChildRef fresh) {
    Kept kept = rows.addIfAbsent(transaction, token, fresh);
    if (!kept.wrote().isEmpty()) {
      ledger.append(transaction, Entry.of(EntryKind.CHILD, clock.instant()).wrote(kept.wrote()));
    }
    return kept;
  }
}
