package org.kinbridge.policy.rule.wall;

import java.util.Optional;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Origin;
import org.kinbridge.policy.situation.Situation;

/**
 * R10: whom a child lost in the state it fled from, a tracing service looks for. A node of that
 * state opens what is sealed to it, whichever authority of it is addressed.
 */
public final class TracingIntermediary implements Gate {
  @Override
  public String id() {
    return "R10";
  }

  @Override
  public Verdict judge(Situation situation) {
    boolean tracing = situation.request().purpose().equals(Optional.of(Purpose.TRACING));
    return tracing && situation.origin() == Origin.RECIPIENT
        ? Verdict.refuses(Reason.USE_TRACING_INTERMEDIARY, "/to")
        : Verdict.passed();
  }
}
