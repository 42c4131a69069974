package org.kinbridge.policy.rule.consent;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.rule.Verdict.Use;
import org.kinbridge.policy.situation.Situation;

/** A tick in the record that says no blocks the consent tier; one that says yes is no consent. */
public final class RecordAgrees implements Gate {
  @Override
  public String id() {
    return "record-consent";
  }

  @Override
  public Verdict judge(Situation situation) {
    if (!Consents.areTheBasis(situation)) {
      return Verdict.passed();
    }
    Optional<String> purpose = situation.request().purpose().map(Coded::code);
    for (Fact fact : situation.facts(Fact.Code.RECORD_CONSENT)) {
      if (refuses(fact.value(), purpose)) {
        return refused(fact);
      }
    }
    return Verdict.passed();
  }

  private static Verdict refused(Fact by) {
    Ask why = new Ask(Reason.RECORD_SAYS_NO, "/record/content", Reason.RECORD_SAYS_NO.sentence());
    return new Verdict.Refuses(why, List.of(new Use(by, "blocks the consent tier")));
  }

  /** {@code no} is for every purpose, {@code no:CPTRACE} for one. */
  private static boolean refuses(String value, Optional<String> purpose) {
    return value.equals("no") || purpose.map(code -> value.equals("no:" + code)).orElse(false);
  }
}
