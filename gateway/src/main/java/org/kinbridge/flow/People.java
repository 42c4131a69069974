package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.hold.AnswerHold;
import org.kinbridge.flow.hold.BreakGlass;
import org.kinbridge.flow.hold.GrantHold;
import org.kinbridge.flow.hold.HoldDesk;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.JudgeAlike;
import org.kinbridge.flow.hold.LookAtHolds;
import org.kinbridge.flow.hold.ReviewGlass;
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.flow.hold.Turn;
import org.kinbridge.flow.replay.PolicyOutcome;
import org.kinbridge.flow.replay.TryProposal;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.flow.stop.UnansweredRecalls;
import org.kinbridge.review.GlassReview;
import org.kinbridge.review.Hold;

/** The stories in which a person decides. */
final class People implements PersonDoor {
  private final LookAtHolds look;
  private final AnswerHold answer;
  private final JudgeAlike judge;
  private final BreakGlass glass;
  private final ReviewGlass review;
  private final UnansweredRecalls recalls;
  private final TryProposal proposal;

  private People(
      LookAtHolds look,
      AnswerHold answer,
      JudgeAlike judge,
      BreakGlass glass,
      ReviewGlass review,
      UnansweredRecalls recalls,
      TryProposal proposal) {
    this.judge = requireNonNull(judge, "judge is null");
    this.glass = requireNonNull(glass, "glass is null");
    this.review = requireNonNull(review, "review is null");
    this.look = requireNonNull(look, "look is null");
    this.answer = requireNonNull(answer, "answer is null");
    this.recalls = requireNonNull(recalls, "recalls is null");
    this.proposal = requireNonNull(proposal, "proposal is null");
  }

  static People of(
      KeptRows rows,
      Deciding deciding,
      HoldDesk desk,
      TryProposal proposal,
      Surroundings surroundings) {
    GrantHold grants =
        new GrantHold(
            deciding,
            new GrantHold.Books(desk.books(), desk.registrations(), desk.dispatch(), rows.ledger()),
            surroundings);
    Turn turn = new Turn(rows.transactions(), desk, grants, surroundings);
    ReviewGlass review =
        new ReviewGlass(
            rows.transactions(), desk.books(), rows.reviews(), rows.ledger(), surroundings);
    return new People(
        new LookAtHolds(rows.transactions(), deciding, desk.books(), rows.ledger(), surroundings),
        new AnswerHold(turn, grants, desk.stop()),
        new JudgeAlike(turn, grants, desk.judging()),
        new BreakGlass(turn, grants, new BreakGlass.Books(rows.reviews(), rows.ledger())),
        review,
        new UnansweredRecalls(rows.transactions(), rows.recalls(), surroundings),
        proposal);
  }

  ReviewGlass glassReviews() {
    return review;
  }

  @Override
  public List<Hold> holds(AuthenticatedPerson person, Optional<DisclosureId> after, int most) {
    return look.list(person, after, most);
  }

  @Override
  public HoldOutcome hold(AuthenticatedPerson person, DisclosureId id) {
    return look.look(person, id);
  }

  @Override
  public HoldOutcome approve(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return answer.approve(person, id, body);
  }

  @Override
  public HoldOutcome judge(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return judge.judge(person, id, body);
  }

  @Override
  public HoldOutcome breakGlass(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return glass.breakGlass(person, id, body);
  }

  @Override
  public List<GlassReview> reviews(
      AuthenticatedPerson person, Optional<DisclosureId> after, int most) {
    return review.list(person, after, most);
  }

  @Override
  public ReviewOutcome review(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return review.review(person, id, body);
  }

  @Override
  public List<UnansweredRecalls.One> recalls(
      AuthenticatedPerson person, Optional<DisclosureId> after, int most) {
    return recalls.list(person, after, most);
  }

  @Override
  public HoldOutcome refuse(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return answer.refuse(person, id, body);
  }

  @Override
  public PolicyOutcome replayPolicy(AuthenticatedPerson person, byte[] body) {
    return proposal.replay(person, body);
  }
}
