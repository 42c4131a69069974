package org.kinbridge.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transaction;

/** What single persons let go, in memory. */
public final class InMemoryGlassReviews implements GlassReviews {
  private static final Comparator<GlassReview> OLDEST =
      Comparator.comparing(GlassReview::brokenAt)
          .thenComparing(review -> review.disclosure().toString());
  private final Map<DisclosureId, GlassReview> rows = new LinkedHashMap<>();

  @Override
  public void open(Transaction transaction, GlassReview review) {
    rows.put(review.disclosure(), review);
    InMemoryTransactions.undo(transaction, () -> rows.remove(review.disclosure()));
  }

  @Override
  public Optional<GlassReview> find(Transaction transaction, DisclosureId disclosure) {
    return Optional.ofNullable(rows.get(disclosure));
  }

  @Override
  public void advance(Transaction transaction, GlassReview next) {
    GlassReview before = rows.get(next.disclosure());
    if (before == null || before.version() != next.version() - 1) {
      throw new IllegalStateException("a review advanced without the lock of its child");
    }
    rows.put(next.disclosure(), next);
    InMemoryTransactions.undo(transaction, () -> rows.put(before.disclosure(), before));
  }

  @Override
  public List<GlassReview> unreviewed(Transaction transaction, Holds.Search search) {
    Optional<GlassReview> last = search.after().map(rows::get);
    return rows.values().stream()
        .filter(Predicate.not(GlassReview::isReviewed))
        .filter(review -> search.authority().map(review.authority()::equals).orElse(true))
        .filter(review -> last.map(seen -> OLDEST.compare(review, seen) > 0).orElse(true))
        .sorted(OLDEST)
        .limit(search.most())
        .toList();
  }

  @Override
  public List<DisclosureId> due(Transaction transaction, Instant now, int most) {
    return rows.values().stream()
        .filter(review -> review.fate() instanceof GlassReview.Fate.Open)
        .filter(review -> !now.isBefore(review.due()))
        .sorted(Comparator.comparing(GlassReview::due))
        .limit(most)
        .map(GlassReview::disclosure)
        .toList();
  }

  @Override
  public Tally tally(Transaction transaction, AuthorityId authority, Instant since) {
    List<GlassReview> ours =
        rows.values().stream().filter(review -> review.authority().equals(authority)).toList();
    return new Tally(
        (int) ours.stream().filter(review -> review.brokenAt().isAfter(since)).count(),
        (int)
            ours.stream()
                .filter(review -> review.fate() instanceof GlassReview.Fate.Overdue)
                .count());
  }
}
