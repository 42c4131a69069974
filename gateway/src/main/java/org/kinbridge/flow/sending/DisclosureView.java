package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;

/**
 * One disclosure as its own agency sees it.
 *
 * @param reason why it is held, refused, stopped, not accepted or unconfirmed
 * @param message the correlation id: the same word stands in the partner's log
 * @param deadline after it no attempt is made
 * @param recall whether its recipient was told to put it away, and what it did
 * @param decision the answer of the decision, as first given
 */
public record DisclosureView(
    DisclosureId id,
    State state,
    Optional<Reason> reason,
    Instant createdAt,
    Instant changedAt,
    Optional<MessageId> message,
    Optional<Instant> deadline,
    Optional<Recall> recall,
    JsonNode decision) {
  public DisclosureView {
    requireNonNull(id, "id is null");
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(createdAt, "createdAt is null");
    requireNonNull(changedAt, "changedAt is null");
    requireNonNull(message, "message is null");
    requireNonNull(deadline, "deadline is null");
    requireNonNull(recall, "recall is null");
    requireNonNull(decision, "decision is null");
  }
}
