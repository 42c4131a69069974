package org.kinbridge.policy.rule.wall;

import java.util.Optional;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R23: what a person is told of its own record depends on who asks. Until the node can tell a child
 * from a restricted parent, it tells nobody this way.
 */
public final class SubjectAccess implements Gate {
  @Override
  public String id() {
    return "R23";
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.request().purpose().equals(Optional.of(Purpose.SUBJECT_REQUEST))
        ? Verdict.refuses(Reason.RULE_NOT_BUILT, "/purpose")
        : Verdict.passed();
  }
}
