package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.Transaction;

/**
 * Port: which worker attempts which messages of the outbox. A claim ends by itself, by the clock of
 * the database, so that what a worker left behind finds another one.
 *
 * <p>WARNING: a claim gives no right to send, and its loss does not forbid it: that is decided
 * under the lock of the row. A claim only keeps two workers from the same work.
 */
public interface Claims {

  /**
   * How one running worker claims.
   *
   * @param holder its random id: what another one claimed meanwhile is not renewed or given back
   * @param length how long a claim holds that is not renewed
   */
  record Lease(UUID holder, Duration length) {
    public Lease {
      requireNonNull(holder, "holder is null");
      requireNonNull(length, "length is null");
      if (length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException("a lease holds for some time");
      }
    }
  }

  /**
   * Which rows.
   *
   * @param now those that are due by then
   * @param most at most so many, longest due first
   * @param besides none of these: they are under way at the holder
   */
  record Search(Instant now, int most, Set<MessageId> besides) {
    public Search {
      requireNonNull(now, "now is null");
      besides = Set.copyOf(besides);
    }
  }

  /**
   * How long after its deadline a message in doubt is asked about: so long a partner must remember
   * it.
   */
  Duration ASKING = Duration.ofDays(7);

  /**
   * Takes rows that are due and that nobody holds: what waits to be sent, and for a time what is in
   * doubt. A row that was altered is named in the log and tried again after a wait that doubles up
   * to an hour; after its deadline no more.
   */
  List<Waiting> claim(Transaction transaction, Lease lease, Search search);

  /** The holder still works at these: what it holds of them, it holds for a whole lease again. */
  void renew(Transaction transaction, Lease lease, Set<MessageId> messages);

  /** Gives a row back until {@code due}: nothing was attempted, so nothing is counted. */
  void postpone(Transaction transaction, Lease lease, MessageId message, Instant due);

  /** Gives a row back until {@code due}, counting the attempt. */
  void retry(Transaction transaction, Lease lease, MessageId message, Instant due);
}
