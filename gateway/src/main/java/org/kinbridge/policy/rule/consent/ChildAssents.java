package org.kinbridge.policy.rule.consent;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Consent.Capacity;
import org.kinbridge.policy.circumstance.Giver.Role;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.rule.Verdict.Use;
import org.kinbridge.policy.situation.AgeInterval;
import org.kinbridge.policy.situation.Situation;

/**
 * CRC art. 12: a child too young to consent and old enough to be asked agrees to what its guardian
 * consents to, or a second person decides without. That it was heard and does not object is enough.
 */
public final class ChildAssents implements Gate {
  @Override
  public String id() {
    return "R05-assent";
  }

  @Override
  public Verdict judge(Situation situation) {
    AgeInterval age = situation.age();
    boolean asked =
        Consents.areTheBasis(situation)
            && age.mayHaveReached(situation.version().assentAge())
            && !age.mayHaveReached(situation.circumstances().consentAges().lowest());
    if (!asked || isRegistered(situation)) {
      return Verdict.passed();
    }
    Optional<Fact> heard = situation.fact(Fact.Code.CHILD_HEARD);
    if (heard.filter(ChildAssents::agrees).isPresent()) {
      return new Verdict.Passed(List.of(new Use(heard.get(), "shows that the child agrees")));
    }
    return new Verdict.Asks(
        List.of(
            new Ask(
                Reason.ASSENT_MISSING,
                "/consents",
                Reason.ASSENT_MISSING.sentence(),
                Settler.APPROVER)),
        heard.stream().map(fact -> new Use(fact, "does not show that the child agrees")).toList());
  }

  private static boolean isRegistered(Situation situation) {
    return Consents.standing(situation).stream()
        .anyMatch(
            consent ->
                Consents.byAble(consent, Role.CHILD)
                    || consent.capacity() == Capacity.CHILD_ASSENT_AND_GUARDIAN);
  }

  private static boolean agrees(Fact fact) {
    return !fact.value().startsWith("not-heard")
        && !fact.value().equals("unknown")
        && fact.objection().equals(Optional.of("no"));
  }
}
