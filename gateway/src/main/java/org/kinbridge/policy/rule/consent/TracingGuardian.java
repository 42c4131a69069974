package org.kinbridge.policy.rule.consent;

import java.util.Optional;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Giver.Role;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Origin;
import org.kinbridge.policy.situation.Situation;

/**
 * R10: a search may reach the state from which a child seeks protection. Then its guardian consents
 * too, however old the child is.
 */
public final class TracingGuardian implements Gate {
  @Override
  public String id() {
    return "R10-guardian";
  }

  @Override
  public Verdict judge(Situation situation) {
    boolean tracing =
        Consents.areTheBasis(situation)
            && situation.request().purpose().equals(Optional.of(Purpose.TRACING));
    if (!tracing || Origin.protection(situation).equals("no")) {
      return Verdict.passed();
    }
    return Consents.standsBy(Role.GUARDIAN, situation)
        ? Verdict.passed()
        : Verdict.refuses(Reason.CONSENT_OF_GUARDIAN_MISSING, "/consents");
  }
}
