package org.kinbridge.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.review.GlassReview.Fate;
import org.kinbridge.review.GlassReview.Finding;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Transactions;

/** What the store of reviews promises over any implementation. */
public abstract class GlassReviewsContract {
  private static final Instant NOW = AnyKeystore.NOW;

  /** Of this test alone: the rows of others stay where they are. */
  private final AuthorityId mosa = new AuthorityId("a-" + UUID.randomUUID());

  private final AuthorityId police = new AuthorityId("a-" + UUID.randomUUID());

  protected abstract Transactions storage();

  protected abstract GlassReviews reviews();

  /** A disclosure that a review may be about. */
  protected abstract DisclosureId disclosure();

  private GlassReview review(AuthorityId authority, Instant brokenAt) {
    return new GlassReview(
        disclosure(),
        authority,
        new ChildRef(UUID.randomUUID()),
        new EntryId(UUID.randomUUID()),
        brokenAt,
        brokenAt.plus(GlassReview.WITHIN),
        new Fate.Open(),
        brokenAt,
        1);
  }

  private GlassReview open(AuthorityId authority, Instant brokenAt) {
    GlassReview one = review(authority, brokenAt);
    storage().run(tx -> reviews().open(tx, one));
    return one;
  }

  private GlassReview advance(GlassReview one, Fate fate) {
    GlassReview next = one.in(fate, NOW.plusSeconds(1));
    storage().run(tx -> reviews().advance(tx, next));
    return next;
  }

  private Optional<GlassReview> find(GlassReview one) {
    return storage().call(tx -> reviews().find(tx, one.disclosure()));
  }

  private List<GlassReview> unreviewed(Optional<AuthorityId> whose, Optional<DisclosureId> after) {
    return storage().call(tx -> reviews().unreviewed(tx, new Holds.Search(whose, after, 1_000)));
  }

  private GlassReviews.Tally tally(Instant since) {
    return storage().call(tx -> reviews().tally(tx, mosa, since));
  }

  @Test
  void a_review_comes_back_as_it_was_opened_and_as_it_went_on() {
    GlassReview one = open(mosa, NOW);
    assertThat(find(one)).contains(one);
    GlassReview late = advance(one, new Fate.Overdue());
    assertThat(find(one)).contains(late);
    for (Finding finding : Finding.values()) {
      GlassReview other = open(mosa, NOW);
      assertThat(find(other)).isNotEqualTo(advance(other, new Fate.Reviewed(finding)));
      assertThat(find(other).orElseThrow().fate()).isEqualTo(new Fate.Reviewed(finding));
    }
    assertThat(find(review(mosa, NOW))).isEmpty();
  }

  @Test
  void nobody_goes_on_from_a_version_that_is_past() {
    GlassReview one = open(mosa, NOW);
    advance(one, new Fate.Overdue());
    assertThatThrownBy(() -> advance(one, new Fate.Reviewed(Finding.JUSTIFIED)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_undone_transaction_leaves_nothing() {
    GlassReview one = open(mosa, NOW);
    GlassReview other = review(mosa, NOW);
    try (HeldTransaction first =
        HeldTransaction.after(
            storage(),
            tx -> {
              reviews().open(tx, other);
              reviews().advance(tx, one.in(new Fate.Overdue(), NOW.plusSeconds(1)));
            })) {
      first.undo();
    }
    assertThat(find(other)).isEmpty();
    assertThat(find(one)).contains(one);
  }

  @Test
  void what_nobody_reviewed_is_listed_oldest_first_late_or_not() {
    GlassReview second = open(mosa, NOW.plusSeconds(2));
    GlassReview first = open(mosa, NOW.plusSeconds(1));
    GlassReview late = advance(second, new Fate.Overdue());
    advance(open(mosa, NOW), new Fate.Reviewed(Finding.NOT_JUSTIFIED));
    GlassReview theirs = open(police, NOW);
    assertThat(unreviewed(Optional.of(mosa), Optional.empty())).containsExactly(first, late);
    assertThat(unreviewed(Optional.of(mosa), Optional.of(first.disclosure())))
        .containsExactly(late);
    assertThat(unreviewed(Optional.empty(), Optional.empty())).contains(first, late, theirs);
  }

  @Test
  void what_is_open_is_due_when_its_time_is_over_and_not_before() {
    GlassReview old = open(mosa, NOW.minus(GlassReview.WITHIN));
    GlassReview young = open(mosa, NOW.minus(GlassReview.WITHIN).plusMillis(1));
    GlassReview told = open(mosa, NOW.minus(GlassReview.WITHIN));
    advance(told, new Fate.Overdue());
    List<DisclosureId> due = storage().call(tx -> reviews().due(tx, NOW, 1_000));
    assertThat(due)
        .contains(old.disclosure())
        .doesNotContain(young.disclosure(), told.disclosure());
  }

  @Test
  void what_one_authority_did_lately_and_what_is_late_is_counted() {
    open(mosa, NOW);
    advance(open(mosa, NOW.minus(Duration.ofDays(4))), new Fate.Overdue());
    advance(open(mosa, NOW), new Fate.Reviewed(Finding.JUSTIFIED));
    advance(open(police, NOW), new Fate.Overdue());
    assertThat(tally(NOW.minusSeconds(1))).isEqualTo(new GlassReviews.Tally(2, 1));
    assertThat(tally(NOW)).isEqualTo(new GlassReviews.Tally(0, 1));
  }
}
