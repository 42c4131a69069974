package org.kinbridge.flow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.review.Hold;

/** The stories in which a person decides. */
final class People implements PersonDoor {
  private final LookAtHolds look;
  private final AnswerHold answer;
  private final TryProposal proposal;

  People(LookAtHolds look, AnswerHold answer, TryProposal proposal) {
    this.look = requireNonNull(look, "look is null");
    this.answer = requireNonNull(answer, "answer is null");
    this.proposal = requireNonNull(proposal, "proposal is null");
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
  public HoldOutcome refuse(AuthenticatedPerson person, DisclosureId id, byte[] body) {
    return answer.refuse(person, id, body);
  }

  @Override
  public PolicyOutcome replayPolicy(AuthenticatedPerson person, byte[] body) {
    return proposal.replay(person, body);
  }
}
