package org.kinbridge.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;

/**
 * Messages that wait for a partner. Every call joins the transaction of the calling thread where
 * there is one.
 *
 * <p>WARNING: a row gives no right to send. Whoever forges one gets a claim, and then a refusal by
 * the ledger.
 */
public interface Outbox {

  /** Adds a message in state {@link State#AUTHORISED}, due at once. */
  void put(Waiting waiting);

  /**
   * Takes rows that are due and that no other worker holds, for the length of the lease; after it
   * another worker may. Oldest first.
   */
  List<Waiting> claim(Instant now, Duration lease, int most);

  /** Gives a claimed row back until {@code due}, counting the attempt. */
  void retry(MessageId message, Instant due);

  /**
   * The row itself, locked until the transaction ends, so that two workers and a withdrawal never
   * decide on the same message at once.
   */
  Optional<Waiting> lock(MessageId message);

  /**
   * Moves a row from one state to another. @return false, and nothing changed, when it is not in
   * {@code from}
   */
  boolean move(MessageId message, State from, State to, Optional<Reason> reason);

  /** The row as it is, whatever its state. */
  Optional<Waiting> find(MessageId message);
}
