package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.review.Answer;
import org.kinbridge.review.FourEyes;
import org.kinbridge.review.GlassReview;
import org.kinbridge.review.GlassReviews;
import org.kinbridge.review.Holds.Search;
import org.kinbridge.review.Reviewer;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * What single persons let go is looked at by somebody who supervises, and an alarm is raised once
 * when nobody did in time.
 */
public final class ReviewGlass {
  private static final System.Logger LOG = System.getLogger(ReviewGlass.class.getName());
  private static final int AT_ONCE = 100;
  private final Transactions transactions;
  private final HoldBooks books;
  private final GlassReviews reviews;
  private final Ledger ledger;
  private final Surroundings surroundings;

  public ReviewGlass(
      Transactions transactions,
      HoldBooks books,
      GlassReviews reviews,
      Ledger ledger,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.books = requireNonNull(books, "books is null");
    this.reviews = requireNonNull(reviews, "reviews is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  /** Who supervises sees all; others what their own authority did. */
  public List<GlassReview> list(
      AuthenticatedPerson person, Optional<DisclosureId> after, int most) {
    Optional<AuthorityId> whose =
        person.supervises() ? Optional.empty() : Optional.of(person.authority());
    return transactions.call(
        transaction -> reviews.unreviewed(transaction, new Search(whose, after, most)));
  }

  public ReviewOutcome review(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.finding(body)) {
      case AnswerReader.Found.Faulty faulty -> new ReviewOutcome.Faulty(faulty.faults());
      case AnswerReader.Found.Sound sound -> review(person, id, sound);
    };
  }

  private ReviewOutcome review(
      AuthenticatedPerson person, DisclosureId id, AnswerReader.Found.Sound found) {
    if (!person.supervises() || person.assurance() != Assurance.STEPPED_UP) {
      return new ReviewOutcome.NotAllowed();
    }
    Instant now = surroundings.clock().instant();
    Reviewer by = HoldBooks.reviewer(person);
    ReviewOutcome outcome =
        transactions.call(
            transaction ->
                books
                    .alone(transaction, person, id)
                    .flatMap(
                        about ->
                            reviews
                                .find(transaction, id)
                                .map(
                                    review ->
                                        reviewed(
                                            transaction,
                                            new Looked(about, review, by, found, now))))
                    .orElseGet(ReviewOutcome.NotFound::new));
    surroundings.written().run();
    return outcome;
  }

  private record Looked(
      HoldBooks.Case about,
      GlassReview review,
      Reviewer by,
      AnswerReader.Found.Sound found,
      Instant now) {}

  /** Said a second time after a broken line, it is answered as it stands. */
  private ReviewOutcome reviewed(Transaction transaction, Looked looked) {
    GlassReview.Finding finding = looked.found().finding();
    if (looked.review().fate() instanceof GlassReview.Fate.Reviewed(GlassReview.Finding before)) {
      return before == finding
          ? new ReviewOutcome.Reviewed(looked.review())
          : new ReviewOutcome.Over();
    }
    if (!isSecond(looked)) {
      return new ReviewOutcome.SamePerson();
    }
    GlassReview next = looked.review().in(new GlassReview.Fate.Reviewed(finding), looked.now());
    reviews.advance(transaction, next);
    ledger.append(transaction, found(looked, finding).wrote(next.place()));
    return new ReviewOutcome.Reviewed(next);
  }

  /** Neither who let it go nor who asked for it: whose act it was must be there to be read. */
  private static boolean isSecond(Looked looked) {
    List<Answer> acts =
        looked.about().answers().answers().stream()
            .filter(answer -> answer.said() == Answer.Said.BREAKS_GLASS)
            .toList();
    if (acts.isEmpty()) {
      throw new RowAltered(looked.review().place());
    }
    HoldBooks.Case about = looked.about();
    return acts.stream().noneMatch(act -> act.by().isSamePerson(looked.by()))
        && FourEyes.check(looked.by(), about.people(), about.disclosure().asker().client())
            == FourEyes.SECOND_PERSON;
  }

  /** Who found what stands in the open, her words under the child's key. */
  private static Entry found(Looked looked, GlassReview.Finding finding) {
    return Entry.of(EntryKind.FINDING, looked.now())
        .common(
            EntryWords.person(about(looked.review()), looked.by()).put("finding", finding.code()))
        .about(
            looked.review().child(),
            JsonNodeFactory.instance.objectNode().put("why", looked.found().why()))
        .continuing(looked.review().broken());
  }

  private static ObjectNode about(GlassReview review) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("disclosure", review.disclosure().toString())
        .put("authority", review.authority().value());
  }

  /** Raises the alarm for what nobody looked at in time, once each; how many. */
  public int alarm() {
    Instant now = surroundings.clock().instant();
    List<DisclosureId> due =
        transactions.call(transaction -> reviews.due(transaction, now, AT_ONCE));
    int raised = 0;
    for (DisclosureId id : due) {
      raised += alarm(id, now);
    }
    if (raised > 0) {
      surroundings.written().run();
    }
    return raised;
  }

  /** A row that is not as we wrote it was named; the others are told all the same. */
  private int alarm(DisclosureId id, Instant now) {
    try {
      Optional<GlassReview> late = transactions.call(transaction -> overdue(transaction, id, now));
      late.ifPresent(
          review ->
              LOG.log(
                  Level.ERROR,
                  "ALARM review-overdue: disclosure {0} of {1}",
                  review.disclosure(),
                  review.authority().value()));
      return late.isPresent() ? 1 : 0;
    } catch (RowAltered altered) {
      LOG.log(Level.ERROR, "a review cannot be told late: {0}", altered.getMessage());
      return 0;
    }
  }

  private Optional<GlassReview> overdue(Transaction transaction, DisclosureId id, Instant now) {
    return books
        .locked(transaction, id)
        .flatMap(hold -> reviews.find(transaction, id))
        .filter(review -> review.fate() instanceof GlassReview.Fate.Open)
        .filter(review -> !now.isBefore(review.due()))
        .map(
            review -> {
              GlassReview late = review.in(new GlassReview.Fate.Overdue(), now);
              reviews.advance(transaction, late);
              ledger.append(
                  transaction,
                  Entry.of(EntryKind.FINDING, now)
                      .common(about(review).put("finding", late.fate().state().code()))
                      .continuing(review.broken())
                      .wrote(late.place()));
              return late;
            });
  }
}
