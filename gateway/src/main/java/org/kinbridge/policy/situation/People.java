package org.kinbridge.policy.situation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.Labels;
import org.kinbridge.policy.request.Request.Barrier;

/** Who is who around the child. */
public final class People {
  private People() {}

  static boolean isPerson(Resource resource) {
    return resource.is("cp-child") || resource.is("cp-related-person");
  }

  public static boolean are(ElementClass.People kind, Resource person, Situation situation) {
    return switch (kind) {
      case CARERS -> isCarer(person, situation);
      case RESTRICTED -> isRestricted(person, situation) && situation.isSubject(person);
      case CONCERNED ->
          !isRestricted(person, situation)
              && (situation.isSubject(person)
                  || (!isCarer(person, situation)
                      && livesIn(person, situation.recipient().node())));
    };
  }

  public static boolean isCarer(Resource person, Situation situation) {
    Labels.Whereabouts where = situation.version().labels().whereabouts();
    return !Collections.disjoint(person.codes("relationship"), where.relations())
        || situation.placedWith().contains(person.fullUrl());
  }

  /** The addresses of those with whom a measure or an arrangement places the child. */
  static Set<String> placedWith(Document document) {
    Set<String> found = new HashSet<>();
    for (Resource measure : document.resources(Measures.PROFILE)) {
      for (Element party : Measures.carers(measure)) {
        Measures.targets(party).forEach(target -> found.add(target.node().asText("")));
      }
    }
    for (Resource care : document.resources("cp-care-arrangement")) {
      found.addAll(care.references("focus"));
    }
    return found;
  }

  private static boolean livesIn(Resource person, NodeId state) {
    for (Element address : person.root().children("address")) {
      if (address.node().path("country").asText("").equals(state.value())) {
        return true;
      }
    }
    return false;
  }

  public static boolean isRestricted(Resource person, Situation situation) {
    return situation.restricted().contains(person);
  }

  /** The people whom the record, the register or the request restricts. */
  static List<Resource> restricted(Situation situation) {
    List<Resource> stated = new ArrayList<>();
    for (Barrier barrier : situation.request().restrictions()) {
      situation.resource(barrier.person()).ifPresent(stated::add);
    }
    List<Resource> found = new ArrayList<>();
    for (Resource person : situation.document().resources()) {
      if (isPerson(person)
          && (!person.extensions("cp-contact-restriction").isEmpty()
              || stated.contains(person)
              || Registered.include(person, situation))) {
        found.add(person);
      }
    }
    return found;
  }

  /**
   * Every restriction on the child: the register's, the request's and what the record itself marks.
   */
  public static List<Restriction> restrictions(Situation situation) {
    List<Restriction> found = new ArrayList<>(stated(situation));
    Registered.restrictions(situation).forEach(one -> found.add(asRecorded(one, situation)));
    for (Resource person : situation.document().resources("cp-related-person")) {
      if (!person.extensions("cp-contact-restriction").isEmpty()) {
        situation
            .child()
            .ifPresent(
                child ->
                    found.add(
                        new Restriction(
                            person.root().path(),
                            child,
                            Restriction.Kind.NO_CONTACT,
                            Set.of(),
                            Restriction.Elsewhere.UNKNOWN,
                            Restriction.Standing.NONE_KNOWN,
                            Optional.empty())));
      }
    }
    return found;
  }

  /** Whom the register knows as nobody in particular may hold rights by this record. */
  private static Restriction asRecorded(Restriction registered, Situation situation) {
    Labels.Reachable reach = situation.version().labels().reachable();
    boolean holder =
        situation.document().resources("cp-related-person").stream()
            .filter(person -> holds(person, reach))
            .anyMatch(person -> Registered.means(registered, person, situation));
    return holder ? registered.ofHolder() : registered;
  }

  /**
   * What the request restricts, one for one, with who that is by its record; nothing where the
   * request speaks of no child.
   */
  public static List<Restriction> stated(Situation situation) {
    List<Restriction> stated = new ArrayList<>();
    if (situation.child().isPresent()) {
      for (Barrier barrier : situation.request().restrictions()) {
        stated.add(stated(barrier, situation.child().get(), situation));
      }
    }
    return stated;
  }

  private static Restriction stated(Barrier barrier, ChildRef child, Situation situation) {
    return new Restriction(
        barrier.person().value(),
        child,
        barrier.kind(),
        barrier.reachableThrough(),
        barrier.elsewhere(),
        standing(barrier, situation),
        situation.resource(barrier.person()).map(People::identity));
  }

  private static RestrictedPerson identity(Resource person) {
    String born = person.root().node().path("birthDate").asText("");
    return RestrictedPerson.named(
        SamePerson.names(person), born.isEmpty() ? Optional.empty() : Optional.of(born));
  }

  private static Restriction.Standing standing(Barrier barrier, Situation situation) {
    Labels.Reachable reach = situation.version().labels().reachable();
    boolean party =
        reach.bases().contains(barrier.basis())
            || situation
                .resource(barrier.person())
                .filter(person -> holds(person, reach))
                .isPresent();
    return party ? Restriction.Standing.PARTY_OR_HOLDER : Restriction.Standing.NONE_KNOWN;
  }

  private static boolean holds(Resource person, Labels.Reachable reach) {
    List<String> authorities = new ArrayList<>();
    for (JsonNode authority : person.extensions("cp-legal-authority")) {
      authorities.addAll(Element.codes(authority.path("valueCodeableConcept")));
    }
    return !Collections.disjoint(person.codes("relationship"), reach.relations())
        || !Collections.disjoint(authorities, reach.authorities());
  }

  /** That a restricted person can be reached through the recipient. */
  public static boolean restrictedReachable(Situation situation) {
    for (Restriction restriction : restrictions(situation)) {
      if (restriction.reachableThrough(situation.recipient().node())) {
        return true;
      }
    }
    return false;
  }
}
