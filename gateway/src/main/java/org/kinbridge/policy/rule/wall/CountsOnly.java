package org.kinbridge.policy.rule.wall;

import java.util.Optional;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/** R18: for statistics counts leave, and never what is about one child. */
public final class CountsOnly implements Gate {
  @Override
  public String id() {
    return "R18";
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.request().purpose().equals(Optional.of(Purpose.STATISTICS))
        ? Verdict.refuses(Reason.COUNTS_ONLY, "/purpose")
        : Verdict.passed();
  }
}
