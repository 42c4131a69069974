package org.kinbridge.policy.rule.row;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;

/**
 * R26, R27: what the reading of the record left open waits for a named person; what somebody read
 * and dismissed it does not ask. An instruction to withhold something is also settled when it
 * became a restriction on this child.
 */
public final class OpenQuestions implements Gate {
  @Override
  public String id() {
    return "R26";
  }

  @Override
  public Verdict judge(Situation situation) {
    List<Ask> open = new ArrayList<>();
    for (Question question : situation.circumstances().findings().questions()) {
      if (!isSettled(question, situation)) {
        open.add(new Ask(question.reason(), question.source(), question.asked()));
      }
    }
    return open.isEmpty() ? Verdict.passed() : new Verdict.Asks(open, List.of());
  }

  private static boolean isSettled(Question question, Situation situation) {
    return question.reason() == Reason.WITHHOLDING_INSTRUCTION && hasStatedRestriction(situation);
  }

  /** What the record itself marks is no answer to what the record itself asks. */
  private static boolean hasStatedRestriction(Situation situation) {
    return !situation.request().restrictions().isEmpty()
        || situation.circumstances().registers().restrictions().stream()
            .anyMatch(
                restriction -> situation.child().map(restriction.child()::equals).orElse(false));
  }
}
