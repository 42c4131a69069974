package org.kinbridge.policy.rule.override;

import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Danger;
import org.kinbridge.policy.situation.Situation;

/**
 * R24: without an agreement in force that covers both authorities, purpose and basis, nothing
 * passes; in a danger persons may set that aside. It is in force when both states signed it and
 * looked at it again in time.
 */
public final class AgreementInForce implements Gate {
  private static final Ask ASK =
      new Ask(
          Reason.AGREEMENT_SET_ASIDE,
          "/to",
          Reason.AGREEMENT_SET_ASIDE.sentence(),
          Settler.BREAK_GLASS);

  @Override
  public String id() {
    return "R24";
  }

  @Override
  public Verdict judge(Situation situation) {
    if (situation.agreement().isPresent()) {
      return Verdict.passed();
    }
    return Danger.maySetAside(situation)
        ? new Verdict.Asks(List.of(ASK), List.of())
        : Verdict.refuses(situation.agreementObjection().orElse(Reason.NO_AGREEMENT), "/to");
  }
}
