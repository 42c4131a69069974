package org.kinbridge.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.Transaction;

/**
 * Port: what single persons let go and somebody must look at. Who writes holds the lock of the
 * child alone.
 */
public interface GlassReviews {
  /**
   * How much of it an authority has.
   *
   * @param lately since the time that was asked for
   * @param overdue that nobody looked at in time
   */
  record Tally(int lately, int overdue) {}

  void open(Transaction transaction, GlassReview review);

  /** The row; empty when there is none, or none as we wrote it. */
  Optional<GlassReview> find(Transaction transaction, DisclosureId disclosure);

  /** Keeps the next state. The caller writes the entry that says so. */
  void advance(Transaction transaction, GlassReview next);

  /** What nobody looked at yet, oldest first. */
  List<GlassReview> unreviewed(Transaction transaction, Holds.Search search);

  /** What is open although its time is over, oldest first. */
  List<DisclosureId> due(Transaction transaction, Instant now, int most);

  /** Nobody else of that authority is counted until the transaction ends. */
  Tally tally(Transaction transaction, AuthorityId authority, Instant since);
}
