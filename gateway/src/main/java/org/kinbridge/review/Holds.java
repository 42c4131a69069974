package org.kinbridge.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.Transaction;

/**
 * Port: what waits for a person. Who writes holds the lock of the child alone.
 *
 * <p>WARNING: a row gives no right to send. Whoever forges one gets a question, and the answer to
 * it is decided from the request and the register.
 */
public interface Holds {
  /**
   * Whose holds are listed.
   *
   * @param authority empty for those of every authority
   * @param after the last one seen, empty from the beginning
   */
  record Search(Optional<AuthorityId> authority, Optional<DisclosureId> after, int most) {
    public Search {
      if (most < 1) {
        throw new IllegalArgumentException("at least one");
      }
    }
  }

  void open(Transaction transaction, Hold hold);

  /** The row; empty when there is none, or none as we wrote it. */
  Optional<Hold> find(Transaction transaction, DisclosureId disclosure);

  /** Keeps the next state. The caller writes the entry that says so. */
  void advance(Transaction transaction, Hold next);

  /** What waits and persons can end, oldest first. */
  List<Hold> waiting(Transaction transaction, Search search);

  /** What waits although its time is over, oldest first. */
  List<DisclosureId> due(Transaction transaction, Instant now, int most);
}
