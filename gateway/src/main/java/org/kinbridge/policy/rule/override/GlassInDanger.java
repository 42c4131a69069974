package org.kinbridge.policy.rule.override;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Danger;
import org.kinbridge.policy.situation.Situation;

/** R19: nothing is set aside but for a child in danger. */
public final class GlassInDanger implements Gate {
  @Override
  public String id() {
    return "R19";
  }

  @Override
  public Verdict judge(Situation situation) {
    boolean asked = situation.request().override().isPresent();
    return asked && !Danger.maySetAside(situation)
        ? Verdict.refuses(Reason.GLASS_ONLY_IN_DANGER, "/override")
        : Verdict.passed();
  }
}
