package org.kinbridge.policy.rule.wall;

import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

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
