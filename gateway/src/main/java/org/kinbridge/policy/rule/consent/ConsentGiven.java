package org.kinbridge.policy.rule.consent;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Consent.Answer;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/**
 * R02: a registered consent in force names this recipient and this purpose, and nobody's last word
 * is no.
 */
public final class ConsentGiven implements Gate {
  @Override
  public String id() {
    return "R02";
  }

  @Override
  public Verdict judge(Situation situation) {
    if (!Consents.areTheBasis(situation)) {
      return Verdict.passed();
    }
    return isRefused(situation) || Consents.given(situation).isEmpty()
        ? Verdict.refuses(Reason.NO_CONSENT, "/consents")
        : Verdict.passed();
  }

  private static boolean isRefused(Situation situation) {
    for (Consent consent : situation.consents()) {
      if (consent.answer() == Answer.REFUSED
          && !Consents.isOver(consent, consent.recordedAt(), situation)) {
        return true;
      }
    }
    return false;
  }
}
