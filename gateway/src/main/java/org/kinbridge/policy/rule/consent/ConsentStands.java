package org.kinbridge.policy.rule.consent;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R03: a withdrawal ends every consent of the same person for the same, until that person consents
 * anew.
 */
public final class ConsentStands implements Gate {
  @Override
  public String id() {
    return "R03";
  }

  @Override
  public Verdict judge(Situation situation) {
    boolean withdrawn =
        Consents.areTheBasis(situation)
            && situation.consents().stream().anyMatch(consent -> isEnded(consent, situation));
    return withdrawn ? Verdict.refuses(Reason.CONSENT_WITHDRAWN, "/consents") : Verdict.passed();
  }

  private static boolean isEnded(Consent consent, Situation situation) {
    return consent
        .withdrawnAt()
        .map(since -> !Consents.isOver(consent, since, situation))
        .orElse(false);
  }
}
