package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.policy.Explanation;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.review.Answer;
import org.kinbridge.review.FourEyes;
import org.kinbridge.review.GlassReview;
import org.kinbridge.review.GlassReviews;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/**
 * One person lets a held disclosure go at once and alone, because a child is in danger and nobody
 * else is there. It reaches what two persons could let go and no wall; somebody who supervises must
 * look at it afterwards.
 */
public final class BreakGlass {
  /** So often in a day may the persons of one authority do so; two persons may do so always. */
  static final int A_DAY = 5;

  private static final System.Logger LOG = System.getLogger(BreakGlass.class.getName());
  private static final Duration DAY = Duration.ofHours(24);

  /** Where it is written that somebody must look. */
  public record Books(GlassReviews reviews, Ledger ledger) {
    public Books {
      requireNonNull(reviews, "reviews is null");
      requireNonNull(ledger, "ledger is null");
    }
  }

  private final Turn turn;
  private final GrantHold grants;
  private final Books books;

  public BreakGlass(Turn turn, GrantHold grants, Books books) {
    this.turn = requireNonNull(turn, "turn is null");
    this.grants = requireNonNull(grants, "grants is null");
    this.books = requireNonNull(books, "books is null");
  }

  public HoldOutcome breakGlass(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return switch (AnswerReader.glass(body)) {
      case AnswerReader.Read.Faulty faulty -> new HoldOutcome.Faulty(faulty.faults());
      case AnswerReader.Read.Sound sound -> breakGlass(person, id, sound);
    };
  }

  private HoldOutcome breakGlass(
      AuthenticatedPerson person, DisclosureId id, AnswerReader.Read.Sound sound) {
    HoldOutcome outcome =
        turn.of(person, id, (transaction, said) -> asked(transaction, said, sound));
    if (outcome instanceof HoldOutcome.Answered) {
      alarm(person, id);
    }
    return outcome;
  }

  /** Only when it is done; said again after a broken line it is told again. */
  private static void alarm(AuthenticatedPerson person, DisclosureId id) {
    LOG.log(
        Level.WARNING,
        "ALARM break-glass: disclosure {0} of {1}, to be reviewed within {2} hours",
        id,
        person.authority().value(),
        GlassReview.WITHIN.toHours());
  }

  /**
   * She may be the one who asked: that is what it is for. The program that asked may not speak for
   * her, for then nobody can tell whether she is there.
   */
  private HoldOutcome asked(Transaction transaction, Said said, AnswerReader.Read.Sound sound) {
    Sha256 seen = sound.decision().orElseThrow();
    if (said.before(one -> isGlass(one) && one.decision().equals(seen))) {
      return turn.answered(transaction, said);
    }
    if (!said.hold().waits(said.now())) {
      return new HoldOutcome.Over();
    }
    if (FourEyes.check(said.by(), Set.of(), said.asker().client())
        == FourEyes.ASKED_BY_THAT_PROGRAM) {
      return new HoldOutcome.SamePerson();
    }
    Answer glass = said.breaksGlass(seen, sound.why());
    return turn.asSeen(
        transaction,
        said,
        seen,
        decided -> decided(transaction, said, glass, decided.decision().explanation()));
  }

  private static boolean isGlass(Answer answer) {
    return answer.said() == Answer.Said.BREAKS_GLASS;
  }

  private HoldOutcome decided(Transaction transaction, Said said, Answer glass, Explanation now) {
    if (now.missing().isEmpty() || !now.missing().stream().allMatch(BreakGlass::isHers)) {
      return new HoldOutcome.NotApprovable(now.toJson());
    }
    GlassReviews.Tally tally =
        books.reviews().tally(transaction, said.hold().authority(), said.now().minus(DAY));
    if (tally.overdue() > 0 || tally.lately() >= A_DAY) {
      return new HoldOutcome.GlassSpent();
    }
    return broken(transaction, said, glass);
  }

  private static boolean isHers(Explanation.Missing question) {
    return question.settledBy() == Settler.BREAK_GLASS;
  }

  private HoldOutcome broken(Transaction transaction, Said said, Answer glass) {
    List<Place> wrote = grants.written(transaction, said, glass);
    EntryId entry =
        books
            .ledger()
            .append(
                transaction,
                said.entry(EntryKind.BREAK_GLASS, glass)
                    .wrote(wrote)
                    .wrote(GlassReview.placeOf(said.id(), 1)));
    books.reviews().open(transaction, GlassReview.of(said.hold(), entry, said.now()));
    grants.decideAgain(transaction, said);
    return turn.answered(transaction, said);
  }
}
