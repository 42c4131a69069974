package org.kinbridge.flow;

import java.util.List;
import java.util.Optional;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.flow.replay.PolicyOutcome;
import org.kinbridge.flow.stop.UnansweredRecalls;
import org.kinbridge.review.GlassReview;
import org.kinbridge.review.Hold;

/**
 * Everything a person of our own state may ask or decide. Another authority's holds are answered as
 * if they were not there, except to who supervises all of them.
 */
public interface PersonDoor {
  /** What waits and a person can end, oldest first, without a word about a child. */
  List<Hold> holds(AuthenticatedPerson person, Optional<DisclosureId> after, int most);

  /** One hold with the decision as it is now; that she looked is an entry of the ledger. */
  HoldOutcome hold(AuthenticatedPerson person, DisclosureId id);

  /** A yes to the decision she saw. With the last one needed, the disclosure goes its way. */
  HoldOutcome approve(AuthenticatedPerson person, DisclosureId id, byte[] body);

  /**
   * Whether the held child's case and another one are one child. It decides for the pair for good.
   */
  HoldOutcome judge(AuthenticatedPerson person, DisclosureId id, byte[] body);

  /** One person alone lets it go at once, in a danger; somebody reviews it afterwards. */
  HoldOutcome breakGlass(AuthenticatedPerson person, DisclosureId id, byte[] body);

  /** What persons let go alone and nobody reviewed yet, oldest first. */
  List<GlassReview> reviews(AuthenticatedPerson person, Optional<DisclosureId> after, int most);

  /** What who supervises found of one of them. */
  ReviewOutcome review(AuthenticatedPerson person, DisclosureId id, byte[] body);

  /** Which recipients have not put away what they were told to, the longest told first. */
  List<UnansweredRecalls.One> recalls(
      AuthenticatedPerson person, Optional<DisclosureId> after, int most);

  /** A no. It also stops what was approved and has not left. */
  HoldOutcome refuse(AuthenticatedPerson person, DisclosureId id, byte[] body);

  /** What the proposed policy would have decided otherwise; that she looked is an entry. */
  PolicyOutcome replayPolicy(AuthenticatedPerson person, byte[] body);
}
