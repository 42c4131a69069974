package org.kinbridge.deliver;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.Transaction;

/**
 * Port: messages that wait for a partner.
 *
 * <p>WARNING: a row gives no right to send. Whoever forges one gets a claim, and then a refusal by
 * the ledger.
 */
public interface Outbox {

  /** Adds a message in state {@link State#AUTHORISED}, due at once. */
  void put(Transaction transaction, Waiting waiting);

  /**
   * The row, locked until the transaction ends, so that two workers and a withdrawal never decide
   * on the same message at once. Empty when there is none, or none as we wrote it.
   */
  Optional<Waiting> lock(Transaction transaction, MessageId message);

  /**
   * Keeps the next state of a row that this transaction locked. The caller writes the entry that
   * says so.
   */
  void advance(Transaction transaction, Waiting next);

  /**
   * Messages about the child that wait, locked as {@link #lock} does, in the order of their ids.
   */
  List<Waiting> lockWaiting(Transaction transaction, ChildRef child);

  /**
   * Messages about the child that may have left, locked and ordered as those that wait: what is on
   * its way, in doubt or received.
   */
  List<Waiting> lockSent(Transaction transaction, ChildRef child);

  /** The row as it is, whatever its state. */
  Optional<Waiting> find(Transaction transaction, MessageId message);
}
