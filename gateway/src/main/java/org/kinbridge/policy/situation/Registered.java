package org.kinbridge.policy.situation;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.situation.SamePerson.Match;

/** Whom of the record the restrictions of the register mean. */
public final class Registered {
  private Registered() {}

  /** What the register holds on the child. */
  public static List<Restriction> restrictions(Situation situation) {
    List<Restriction> onChild = new ArrayList<>();
    for (Restriction one : situation.circumstances().registers().restrictions()) {
      if (situation.child().map(one.child()::equals).orElse(true)) {
        onChild.add(one);
      }
    }
    return onChild;
  }

  /** That the register restricts this very person. */
  static boolean include(Resource person, Situation situation) {
    for (Restriction restriction : restrictions(situation)) {
      if (means(restriction, person, situation)) {
        return true;
      }
    }
    return false;
  }

  static boolean means(Restriction restriction, Resource person, Situation situation) {
    return match(restriction, person, situation) == Match.SAME;
  }

  /**
   * That this person may be meant, and nobody here certainly is: a restriction whose person was
   * found is about nobody else.
   */
  public static boolean mayMean(Restriction restriction, Resource person, Situation situation) {
    return match(restriction, person, situation) == Match.POSSIBLE
        && situation.document().resources("cp-related-person").stream()
            .noneMatch(other -> means(restriction, other, situation));
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
}
