package org.kinbridge.policy.rule.consent;

import java.time.Instant;
import java.util.Optional;
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
    if (!Consents.areTheBasis(situation)) {
      return Verdict.passed();
    }
    for (Consent consent : situation.consents()) {
      if (isEnded(consent, situation)) {
        return Verdict.refuses(Reason.CONSENT_WITHDRAWN, "/consents");
      }
    }
    return Verdict.passed();
  }

  private static boolean isEnded(Consent consent, Situation situation) {
    Optional<Instant> since = consent.withdrawnAt();
    return since.isPresent() && !Consents.isOver(consent, since.get(), situation);
  }
}
