package org.kinbridge.flow.announce;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * Tells the ledger at start what is in force: each subject once, and again when anything said of it
 * changed. The new entry refers to the one before it, so the log shows from when until when each
 * policy, partner and key of our own was in force.
 *
 * <p>All in one transaction, before anything can leave or come in: no entry of a disclosure comes
 * before the entry of the policy and keys it was made under.
 */
public final class Announce {
  private final Transactions transactions;
  private final Announcements announcements;
  private final Ledger ledger;

  public Announce(Transactions transactions, Announcements announcements, Ledger ledger) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.announcements = requireNonNull(announcements, "announcements is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
  }

  /** The entries that were written; none where everything stands as it was told. */
  public List<EntryId> tell(List<Statement> statements, Instant now) {
    return transactions.call(
        transaction -> {
          Map<String, Announced> before = new TreeMap<>();
          announcements.all(transaction).forEach(known -> before.put(known.subject(), known));
          List<Statement> all = new ArrayList<>(statements);
          all.addAll(InForce.gone(before.keySet(), statements));
          List<EntryId> written = new ArrayList<>();
          for (Statement statement : all) {
            Optional<Announced> known = Optional.ofNullable(before.get(statement.subject()));
            if (changed(statement, known)) {
              written.add(write(transaction, statement, known, now));
            }
          }
          return written;
        });
  }

  /** A row that somebody else changed counts as changed: better told twice than not. */
  private static boolean changed(Statement statement, Optional<Announced> known) {
    return known
        .flatMap(Announced::told)
        .filter(told -> told.digest().equals(statement.digest()))
        .isEmpty();
  }

  private EntryId write(
      Transaction transaction, Statement statement, Optional<Announced> known, Instant now) {
    long version = known.map(Announced::version).orElse(0L) + 1;
    Entry entry =
        Entry.of(statement.kind(), now)
            .common(statement.says())
            .wrote(Announced.place(statement.subject(), version));
    Optional<EntryId> previous = known.flatMap(Announced::told).map(Announced.Told::entry);
    EntryId id = ledger.append(transaction, previous.map(entry::continuing).orElse(entry));
    announcements.keep(
        transaction, statement.subject(), version, new Announced.Told(statement.digest(), id));
    return id;
  }
}
