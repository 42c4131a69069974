package org.kinbridge.policy.rule;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.rule.SamePerson.Match;
import org.kinbridge.policy.rule.Verdict.Ask;

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
    List<Ask> asks = new ArrayList<>();
    for (Resource person : situation.document().resources("cp-related-person")) {
      if (mayLeave(person, situation)
          && !isDismissed(person, situation)
          && People.registered(situation).stream()
              .anyMatch(restriction -> isOpen(restriction, person, situation))) {
        asks.add(new Ask(Reason.RESTRICTED_PERSON_UNKNOWN, pointer(person, situation), QUESTION));
      }
    }
    return asks.isEmpty() ? Verdict.passed() : new Verdict.Asks(asks, List.of());
  }

  /** That the register restricts this very person. */
  static boolean include(Resource person, Situation situation) {
    return People.registered(situation).stream()
        .anyMatch(restriction -> means(restriction, person, situation));
  }

  static boolean means(Restriction restriction, Resource person, Situation situation) {
    return match(restriction, person, situation) == Match.SAME;
  }

  private static Match match(Restriction restriction, Resource person, Situation situation) {
    if (restriction.person().isEmpty()) {
      return Match.POSSIBLE;
    }
    RestrictedPerson who = restriction.person().get();
    Match byName = SamePerson.match(who, person);
    boolean restated =
        byName == Match.POSSIBLE
            && who.handle().flatMap(situation::resource).filter(person::equals).isPresent()
            && situation.request().restrictions().stream()
                .anyMatch(barrier -> who.handle().get().equals(barrier.person()));
    return restated ? Match.SAME : byName;
  }

  /** A restriction whose person was found is about nobody else. */
  private static boolean isOpen(Restriction restriction, Resource person, Situation situation) {
    return match(restriction, person, situation) == Match.POSSIBLE
        && situation.document().resources("cp-related-person").stream()
            .noneMatch(other -> means(restriction, other, situation));
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
