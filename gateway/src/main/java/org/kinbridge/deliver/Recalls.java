package org.kinbridge.deliver;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.Transaction;

/**
 * Port: what was recalled, and whether its recipient complied. A row that is not as we wrote it is
 * named and left out.
 */
public interface Recalls {

  /** Adds a recall; a message is recalled once. */
  void put(Transaction transaction, Recall recall);

  /** The recall of that message, as it stands. */
  Optional<Recall> of(Transaction transaction, MessageId recalled);

  /** The recall that this message says, locked until the transaction ends. */
  Optional<Recall> lockSaidBy(Transaction transaction, MessageId recall);

  /** Keeps the next version of a row that this transaction locked. */
  void advance(Transaction transaction, Recall next);

  /** Those without a receipt, the longest ordered first. */
  List<Recall> open(Transaction transaction, int most);
}
