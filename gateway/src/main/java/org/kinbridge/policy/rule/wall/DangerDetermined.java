package org.kinbridge.policy.rule.wall;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R12: a competent authority determined that informing this recipient endangers the child (HCCH
 * 1996 art. 37).
 */
public final class DangerDetermined implements Gate {
  @Override
  public String id() {
    return "R12";
  }

  @Override
  public Verdict judge(Situation situation) {
    boolean determined =
        situation.circumstances().registers().determinations().stream()
            .filter(
                determination -> situation.child().map(determination.child()::equals).orElse(true))
            .anyMatch(determination -> determination.concerns(situation.recipient()));
    return determined ? Verdict.refuses(Reason.ART_37_DETERMINATION, "/to") : Verdict.passed();
  }
}
