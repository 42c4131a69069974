package org.kinbridge.policy.rule.redaction;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.People;
import org.kinbridge.policy.situation.Registered;
import org.kinbridge.policy.situation.Situation;

/**
 * The register restricts a person; somebody of the record who may leave as a relative may be that
 * person. Who it is waits for a named person: a restriction on that relative, or a dismissal.
 */
public final class RegisteredPeople implements Gate {
  private static final String QUESTION =
      "a registered restriction may be about this person: which person is it?";

  @Override
  public String id() {
    return "R11-person";
  }

  @Override
  public Verdict judge(Situation situation) {
    List<Restriction> registered = Registered.restrictions(situation);
    List<Ask> asks = new ArrayList<>();
    for (Resource person : situation.document().resources("cp-related-person")) {
      if (mayBeMeant(person, registered, situation)
          && mayLeave(person, situation)
          && !isDismissed(person, situation)) {
        asks.add(new Ask(Reason.RESTRICTED_PERSON_UNKNOWN, pointer(person, situation), QUESTION));
      }
    }
    return asks.isEmpty() ? Verdict.passed() : new Verdict.Asks(asks, List.of());
  }

  private static boolean mayBeMeant(
      Resource person, List<Restriction> registered, Situation situation) {
    for (Restriction restriction : registered) {
      if (Registered.mayMean(restriction, person, situation)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayLeave(Resource person, Situation situation) {
    return People.are(ElementClass.People.CONCERNED, person, situation)
        || (People.isCarer(person, situation) && !People.isRestricted(person, situation));
  }

  private static boolean isDismissed(Resource person, Situation situation) {
    List<String> places = situation.sources(person.root());
    return situation.request().resolutions().stream()
        .anyMatch(answer -> answer.dismissed() && places.contains(answer.source()));
  }

  private static String pointer(Resource person, Situation situation) {
    return situation.sources(person.root()).stream().findFirst().orElse(person.root().path());
  }
}
