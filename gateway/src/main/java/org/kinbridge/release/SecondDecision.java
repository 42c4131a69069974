package org.kinbridge.release;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.policy.Decision;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.vault.Transaction;

/** Port: decides again on what a message was made from, with everything that stands now. */
public interface SecondDecision {

  /** Empty where what it was made from cannot be read any more: then it may not leave. */
  Optional<Decision> decide(Transaction transaction, SignedMessage message, Instant now);

  /** Whether this recall is the one that was ordered of the message it names, to its recipient. */
  boolean ordered(Transaction transaction, SignedMessage recall);
}
