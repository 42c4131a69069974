package org.kinbridge.policy.rule.wall;

import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/** What this node cannot judge yet it refuses: other kinds than a notice, and replacements. */
public final class NotBuilt implements Gate {
  @Override
  public String id() {
    return "not-built";
  }

  @Override
  public Verdict judge(Situation situation) {
    Request request = situation.request();
    if (request.kind() != MessageKind.NOTIFY) {
      return Verdict.refuses(Reason.RULE_NOT_BUILT, "/kind");
    }
    return request.place().supersedes().isPresent()
        ? Verdict.refuses(Reason.RULE_NOT_BUILT, "/supersedes")
        : Verdict.passed();
  }
}
