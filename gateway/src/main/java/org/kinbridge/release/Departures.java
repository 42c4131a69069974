package org.kinbridge.release;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/** Port: how far a message came, as {@link Release} needs to know and to say it. */
public interface Departures {

  /** How far. */
  enum Stage {
    /** Nothing left yet. */
    WAITS,
    /** It may have left, and no receipt came yet. */
    LEFT,
    /** Nothing is to be done any more, or the row is not as we wrote it. */
    OVER
  }

  /** What becomes of it. */
  enum Fate {
    LEAVES,
    STOPPED,
    UNCONFIRMED
  }

  /** How far the message came; nobody else moves it until the transaction ends. */
  Stage lock(Transaction transaction, MessageId message);

  /**
   * @return the row that now says so, for the entry of the same transaction
   */
  Place move(
      Transaction transaction, MessageId message, Fate fate, Optional<Reason> reason, Instant at);
}
