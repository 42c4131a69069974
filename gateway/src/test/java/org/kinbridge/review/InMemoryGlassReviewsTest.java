package org.kinbridge.review;

import java.util.UUID;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transactions;

class InMemoryGlassReviewsTest extends GlassReviewsContract {
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final InMemoryGlassReviews reviews = new InMemoryGlassReviews();

  @Override
  protected Transactions storage() {
    return storage;
  }

  @Override
  protected GlassReviews reviews() {
    return reviews;
  }

  @Override
  protected DisclosureId disclosure() {
    return new DisclosureId(UUID.randomUUID());
  }
}
