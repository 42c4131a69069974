package org.kinbridge.policy.rule.override;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R24: without an agreement in force that covers both authorities, purpose and basis, nothing
 * passes.
 */
public final class AgreementInForce implements Gate {
  @Override
  public String id() {
    return "R24";
  }

  @Override
  public Verdict judge(Situation situation) {
    return situation.agreement().isPresent()
        ? Verdict.passed()
        : Verdict.refuses(Reason.NO_AGREEMENT, "/to");
  }
}
