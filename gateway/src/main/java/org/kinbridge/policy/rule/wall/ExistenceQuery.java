package org.kinbridge.policy.rule.wall;

import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R13: nobody learns by asking whether a child is known. No question is answered, and none put,
 * until every one of them gets the same answer at the same time.
 */
public final class ExistenceQuery implements Gate {
  @Override
  public String id() {
    return "R13";
  }

  @Override
  public Verdict judge(Situation situation) {
    MessageKind kind = situation.request().kind();
    return kind == MessageKind.REQUEST || kind == MessageKind.ANSWER
        ? Verdict.refuses(Reason.RULE_NOT_BUILT, "/kind")
        : Verdict.passed();
  }
}
