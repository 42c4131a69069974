package org.kinbridge.policy.rule.consent;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Giver.Role;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.AgeInterval;
import org.kinbridge.policy.situation.Situation;

/**
 * R04: who may have reached the age of consent, of the sending state or of the receiving one,
 * consents in person; a guardian's consent alone is not enough.
 */
public final class ChildConsents implements Gate {
  @Override
  public String id() {
    return "R04";
  }

  @Override
  public Verdict judge(Situation situation) {
    AgeInterval age = situation.age();
    if (!Consents.areTheBasis(situation)
        || !age.mayHaveReached(situation.circumstances().consentAges().lowest())) {
      return Verdict.passed();
    }
    return Consents.standsBy(Role.CHILD, situation)
        ? Verdict.passed()
        : Verdict.refuses(Reason.CONSENT_OF_CHILD_MISSING, "/consents");
  }
}
