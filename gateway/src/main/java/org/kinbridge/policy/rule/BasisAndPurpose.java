package org.kinbridge.policy.rule;

import org.kinbridge.disclosure.Reason;

/** R01: no purpose or no legal basis, no disclosure. */
public final class BasisAndPurpose implements Gate {
  @Override
  public String id() {
    return "R01";
  }

  @Override
  public Verdict judge(Situation situation) {
    if (situation.request().purpose().isEmpty()) {
      return Verdict.refuses(Reason.NO_BASIS, "/purpose");
    }
    return situation.request().legalBasis().isEmpty()
        ? Verdict.refuses(Reason.NO_BASIS, "/legalBasis")
        : Verdict.passed();
  }
}
