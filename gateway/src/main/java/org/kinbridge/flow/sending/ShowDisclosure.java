package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.deliver.State;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Holds;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * What was decided, as it was then, and how far the message came, as it is now. What was decided is
 * the disclosure's own row; once it became a message the outbox says the rest, and nothing else
 * does.
 */
public final class ShowDisclosure {
  private final Transactions transactions;
  private final Disclosures disclosures;
  private final Holds holds;
  private final Outbox outbox;
  private final Recalls recalls;

  public ShowDisclosure(
      Transactions transactions,
      Disclosures disclosures,
      Holds holds,
      Outbox outbox,
      Recalls recalls) {
    this.recalls = requireNonNull(recalls, "recalls is null");
    this.holds = requireNonNull(holds, "holds is null");
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.disclosures = requireNonNull(disclosures, "disclosures is null");
    this.outbox = requireNonNull(outbox, "outbox is null");
  }

  /** Another authority's disclosure is not there. */
  public Optional<DisclosureView> find(AuthenticatedClient client, DisclosureId id) {
    return transactions.call(
        transaction ->
            disclosures
                .find(transaction, id)
                .filter(known -> known.asker().authority().equals(client.authority()))
                .map(known -> of(transaction, known)));
  }

  /** The same request again is answered as it stands now; another one under its id is not. */
  SendOutcome repeated(
      Transaction transaction, StoredDisclosure known, Asker asker, byte[] request) {
    boolean same = known.asker().equals(asker) && Arrays.equals(known.request(), request);
    return same ? outcome(transaction, known) : new SendOutcome.Conflict();
  }

  SendOutcome outcome(Transaction transaction, StoredDisclosure known) {
    DisclosureView view = of(transaction, known);
    return switch (view.state()) {
      case HELD -> new SendOutcome.Held(view);
      case REFUSED -> new SendOutcome.Refused(view.reason().orElseThrow(), view);
      case AUTHORISED, RELEASED, RECEIVED, STOPPED, NOT_ACCEPTED, UNCONFIRMED, UNKNOWN ->
          new SendOutcome.Accepted(view);
    };
  }

  public DisclosureView of(Transaction transaction, StoredDisclosure known) {
    if (known.state() == State.HELD) {
      return holds
          .find(transaction, known.id())
          .map(hold -> held(transaction, known, hold))
          .orElseGet(() -> unknown(known));
    }
    return known
        .message()
        .map(message -> ofMessage(transaction, known, message))
        .orElseGet(() -> decided(known, known.state(), known.reason()));
  }

  /** What was held is what became of the hold. */
  private DisclosureView held(Transaction transaction, StoredDisclosure known, Hold hold) {
    return switch (hold.fate()) {
      case Hold.Fate.Waits waits ->
          held(known, hold, State.HELD, known.reason(), Optional.of(hold.expires()));
      case Hold.Fate.Granted(MessageId message) -> ofMessage(transaction, known, message);
      case Hold.Fate.Over(Reason why) ->
          held(known, hold, over(why), Optional.of(why), Optional.empty());
    };
  }

  private static State over(Reason why) {
    boolean nobodySaidNo = why == Reason.HOLD_EXPIRED || why == Reason.TOO_LARGE;
    return nobodySaidNo ? State.STOPPED : State.REFUSED;
  }

  private static DisclosureView held(
      StoredDisclosure known,
      Hold hold,
      State state,
      Optional<Reason> reason,
      Optional<Instant> deadline) {
    return new DisclosureView(
        known.id(),
        state,
        reason,
        known.createdAt(),
        hold.changedAt(),
        Optional.empty(),
        deadline,
        Optional.empty(),
        decision(known));
  }

  private static DisclosureView unknown(StoredDisclosure known) {
    return decided(known, State.UNKNOWN, Optional.of(Reason.ROW_ALTERED));
  }

  /** Where the message's row cannot be read any more, nobody knows how far it came. */
  private DisclosureView ofMessage(
      Transaction transaction, StoredDisclosure known, MessageId message) {
    return outbox
        .find(transaction, message)
        .map(waiting -> waiting(known, waiting, recalls.of(transaction, message)))
        .orElseGet(() -> unknown(known));
  }

  private static DisclosureView waiting(
      StoredDisclosure known, Waiting waiting, Optional<Recall> recall) {
    return new DisclosureView(
        known.id(),
        waiting.state(),
        waiting.reason(),
        known.createdAt(),
        waiting.changedAt(),
        Optional.of(waiting.message()),
        Optional.of(waiting.expires()),
        recall,
        decision(known));
  }

  private static DisclosureView decided(
      StoredDisclosure known, State state, Optional<Reason> reason) {
    return new DisclosureView(
        known.id(),
        state,
        reason,
        known.createdAt(),
        known.createdAt(),
        known.message(),
        Optional.empty(),
        Optional.empty(),
        decision(known));
  }

  private static JsonNode decision(StoredDisclosure known) {
    return StoredJson.read(known.decision());
  }
}
