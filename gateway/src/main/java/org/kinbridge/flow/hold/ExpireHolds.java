package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.sending.Dispatch;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.review.Hold;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/** A hold that nobody answered in time ends: nothing left, and nothing will. */
public final class ExpireHolds {
  private static final System.Logger LOG = System.getLogger(ExpireHolds.class.getName());
  private static final int AT_ONCE = 100;
  private final Transactions transactions;
  private final HoldBooks books;
  private final Dispatch dispatch;
  private final Ledger ledger;
  private final Surroundings surroundings;

  public ExpireHolds(
      Transactions transactions,
      HoldBooks books,
      Dispatch dispatch,
      Ledger ledger,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.books = requireNonNull(books, "books is null");
    this.dispatch = requireNonNull(dispatch, "dispatch is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** Ends what is due, each in its own transaction; how many ended. */
  public int expire() {
    Instant now = surroundings.clock().instant();
    List<DisclosureId> due =
        transactions.call(transaction -> books.holds().due(transaction, now, AT_ONCE));
    int ended = 0;
    for (DisclosureId id : due) {
      ended += expire(id, now);
    }
    if (ended > 0) {
      surroundings.written().run();
    }
    return ended;
  }

  /** A row that is not as we wrote it was named; the others end all the same. */
  private int expire(DisclosureId id, Instant now) {
    try {
      return transactions.call(transaction -> expire(transaction, id, now));
    } catch (RowAltered altered) {
      LOG.log(Level.ERROR, "a hold cannot end: {0}", altered.getMessage());
      return 0;
    }
  }

  private int expire(Transaction transaction, DisclosureId id, Instant now) {
    Optional<Hold> hold =
        books
            .locked(transaction, id)
            .filter(found -> found.fate() instanceof Hold.Fate.Waits && !found.waits(now));
    hold.ifPresent(found -> end(transaction, found, now));
    return hold.isPresent() ? 1 : 0;
  }

  private void end(Transaction transaction, Hold hold, Instant now) {
    Hold over = hold.in(new Hold.Fate.Over(Reason.HOLD_EXPIRED), now);
    books.holds().advance(transaction, over);
    ledger.append(transaction, EntryWords.over(hold, Reason.HOLD_EXPIRED, now).wrote(over.place()));
    dispatch.changed(transaction, hold.disclosure(), hold.authority(), now);
  }
}
