package org.kinbridge.flow.stop;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.State;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.release.Leave;
import org.kinbridge.release.Release;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.vault.Transaction;

/**
 * Ends messages that wait and are not permitted any more, in the transaction of whoever changed
 * what stands about a child and holds its lock alone.
 */
public final class StopWaiting {
  private final Outbox outbox;
  private final MessageSigner signer;
  private final Release release;

  public StopWaiting(Outbox outbox, MessageSigner signer, Release release) {
    this.outbox = requireNonNull(outbox, "outbox is null");
    this.signer = requireNonNull(signer, "signer is null");
    this.release = requireNonNull(release, "release is null");
  }

  /** Every message about the child that waits, locked. */
  public List<Waiting> lockWaiting(Transaction transaction, ChildRef child) {
    return outbox.lockWaiting(transaction, child);
  }

  /** The message, locked, where nothing of it can have left. */
  public Optional<Waiting> unsent(Transaction transaction, MessageId message) {
    return outbox.lock(transaction, message).filter(waiting -> waiting.state() == State.AUTHORISED);
  }

  public Optional<Leave.Ended> endUnlessPermitted(
      Transaction transaction, Waiting waiting, Instant now) {
    return signer
        .reread(waiting.stored().unproven())
        .flatMap(
            message -> release.endUnlessPermitted(transaction, message, waiting.authorised(), now));
  }
}
