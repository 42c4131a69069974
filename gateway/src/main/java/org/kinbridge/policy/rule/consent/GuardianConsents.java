package org.kinbridge.policy.rule.consent;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Consent.Capacity;
import org.kinbridge.policy.circumstance.Giver.Role;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.AgeInterval;
import org.kinbridge.policy.situation.Situation;

/**
 * R05: who may be too young to consent alone, in the sending state or in the receiving one, needs a
 * guardian's consent, and one without a conflict of interest.
 */
public final class GuardianConsents implements Gate {
  @Override
  public String id() {
    return "R05";
  }

  @Override
  public Verdict judge(Situation situation) {
    AgeInterval age = situation.age();
    if (!Consents.areTheBasis(situation)
        || !age.mayBeUnder(situation.circumstances().consentAges().highest())) {
      return Verdict.passed();
    }
    if (Consents.standsBy(Role.GUARDIAN, situation)) {
      return Verdict.passed();
    }
    boolean conflict =
        Consents.standing(situation).stream()
            .anyMatch(consent -> consent.capacity() == Capacity.GUARDIAN_CONFLICT_OF_INTEREST);
    return Verdict.refuses(
        conflict ? Reason.GUARDIAN_CONFLICT : Reason.CONSENT_OF_GUARDIAN_MISSING, "/consents");
  }
}
