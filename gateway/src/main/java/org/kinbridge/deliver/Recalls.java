package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.Transaction;

/**
 * Port: what was recalled, and whether its recipient complied. A row that is not as we wrote it is
 * named and left out.
 */
public interface Recalls {

  /** Adds a recall; false where there is a row of that message, be it ours or not. */
  boolean put(Transaction transaction, Recall recall);

  /** The recall of that message, as it stands. */
  Optional<Recall> of(Transaction transaction, MessageId recalled);

  /** The recall that this message says, locked until the transaction ends. */
  Optional<Recall> lockSaidBy(Transaction transaction, MessageId recall);

  /** Keeps the next version of a row that this transaction locked. */
  void advance(Transaction transaction, Recall next);

  /**
   * Which of them are listed.
   *
   * @param authority whose messages; empty for those of every authority
   * @param after the disclosure of the last one seen, empty from the beginning
   */
  record Search(Optional<AuthorityId> authority, Optional<DisclosureId> after, int most) {
    public Search {
      requireNonNull(authority, "authority is null");
      requireNonNull(after, "after is null");
      if (most < 1) {
        throw new IllegalArgumentException("at least one");
      }
    }
  }

  /** Those with which no recipient complied yet, the longest ordered first. */
  List<Recall> unanswered(Transaction transaction, Search search);
}
