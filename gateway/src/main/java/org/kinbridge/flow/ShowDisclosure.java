package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/** What was decided, as it was then, and how far the message came, as it is now. */
final class ShowDisclosure {
  private final Transactions transactions;
  private final Disclosures disclosures;
  private final Outbox outbox;

  ShowDisclosure(Transactions transactions, Disclosures disclosures, Outbox outbox) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.disclosures = requireNonNull(disclosures, "disclosures is null");
    this.outbox = requireNonNull(outbox, "outbox is null");
  }

  /** Another authority's disclosure is not there. */
  Optional<DisclosureView> find(AuthenticatedClient client, DisclosureId id) {
    return transactions.call(
        transaction ->
            disclosures
                .find(transaction, id)
                .filter(known -> known.asker().authority().equals(client.authority()))
                .map(known -> of(transaction, known)));
  }

  DisclosureView of(Transaction transaction, StoredDisclosure kept) {
    JsonNode decision = StoredJson.read(kept.decision());
    return kept.message()
        .flatMap(message -> outbox.find(transaction, message))
        .map(
            waiting ->
                new DisclosureView(
                    kept.id(),
                    waiting.state(),
                    waiting.reason(),
                    kept.createdAt(),
                    waiting.changedAt(),
                    kept.message(),
                    Optional.of(waiting.expires()),
                    decision))
        .orElseGet(
            () ->
                new DisclosureView(
                    kept.id(),
                    kept.state(),
                    kept.reason(),
                    kept.createdAt(),
                    kept.createdAt(),
                    kept.message(),
                    Optional.empty(),
                    decision));
  }
}
