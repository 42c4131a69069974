package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.kinbridge.flow.standing.Lookalikes;
import org.kinbridge.review.Answer;
import org.kinbridge.review.Hold;

/**
 * One hold as a person of its authority sees it.
 *
 * @param request what was asked, without the record itself
 * @param decision as it is now: a yes is said to this one, by its digest
 * @param alike the cases of which she may say whether they are the child's; none is shown to who
 *     may not
 * @param answers what persons answered so far
 */
public record HoldView(
    Hold hold,
    JsonNode request,
    JsonNode decision,
    List<Lookalikes.Case> alike,
    List<Answer> answers) {
  public HoldView {
    requireNonNull(hold, "hold is null");
    requireNonNull(request, "request is null");
    requireNonNull(decision, "decision is null");
    alike = List.copyOf(alike);
    answers = List.copyOf(answers);
  }
}
