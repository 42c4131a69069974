package org.kinbridge.policy.rule.override;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.rule.Verdict.Use;
import org.kinbridge.policy.rule.consent.Consents;
import org.kinbridge.policy.situation.Situation;

/**
 * R06: a child's objection waits for a second person, whether the request states it or the child
 * refused consent to the same; the duty to inform, a life in danger and an order of a court never
 * wait.
 */
public final class ChildObjects implements Gate {
  private static final Set<LegalBasis> NEVER_WAITS =
      EnumSet.of(
          LegalBasis.TREATY_DUTY_TO_INFORM, LegalBasis.VITAL_INTERESTS, LegalBasis.COURT_ORDER);

  @Override
  public String id() {
    return "R06";
  }

  @Override
  public Verdict judge(Situation situation) {
    boolean mayNotWait = situation.request().legalBasis().filter(NEVER_WAITS::contains).isPresent();
    Optional<Fact> objection = objection(situation);
    if (mayNotWait || (objection.isEmpty() && !Consents.childRefuses(situation))) {
      return Verdict.passed();
    }
    Ask ask =
        new Ask(Reason.CHILD_OBJECTS, "/facts", Reason.CHILD_OBJECTS.sentence(), Settler.APPROVER);
    return new Verdict.Asks(
        List.of(ask),
        objection.stream().map(fact -> new Use(fact, "asks for a second person")).toList());
  }

  private static Optional<Fact> objection(Situation situation) {
    for (Fact fact : situation.facts(Fact.Code.CHILD_HEARD)) {
      if (fact.objection().equals(Optional.of("yes"))) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }
}
