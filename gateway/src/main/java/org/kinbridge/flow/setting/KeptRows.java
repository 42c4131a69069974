package org.kinbridge.flow.setting;

import static java.util.Objects.requireNonNull;

import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.Inbox;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.review.GlassReviews;
import org.kinbridge.review.Holds;
import org.kinbridge.vault.Transactions;

/** Where rows are kept. */
public record KeptRows(
    Transactions transactions,
    Disclosures disclosures,
    Holds holds,
    GlassReviews reviews,
    Outbox outbox,
    Recalls recalls,
    Inbox inbox,
    Events events,
    Ledger ledger) {
  public KeptRows {
    requireNonNull(transactions, "transactions is null");
    requireNonNull(disclosures, "disclosures is null");
    requireNonNull(holds, "holds is null");
    requireNonNull(reviews, "reviews is null");
    requireNonNull(outbox, "outbox is null");
    requireNonNull(recalls, "recalls is null");
    requireNonNull(inbox, "inbox is null");
    requireNonNull(events, "events is null");
    requireNonNull(ledger, "ledger is null");
  }
}
