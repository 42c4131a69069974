package org.kinbridge.policy.situation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.element.Element;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.pack.ElementClass;
import org.kinbridge.policy.pack.Labels;
import org.kinbridge.policy.request.Request.Barrier;

/** Who is who around the child. */
public final class People {
  private People() {}

  public static boolean are(ElementClass.People kind, Resource person, Situation situation) {
    return switch (kind) {
      case CARERS -> isCarer(person, situation);
      case RESTRICTED -> isRestricted(person, situation) && isSubject(person, situation);
      case CONCERNED ->
          !isRestricted(person, situation)
              && (isSubject(person, situation)
                  || (!isCarer(person, situation)
                      && livesIn(person, situation.recipient().node())));
    };
  }

  public static boolean isCarer(Resource person, Situation situation) {
    Labels.Whereabouts where = situation.version().labels().whereabouts();
    return person.codes("relationship").stream().anyMatch(where.relations()::contains)
        || situation.document().resources(Measures.PROFILE).stream()
            .anyMatch(measure -> placesWith(person, measure))
        || situation.document().resources("cp-care-arrangement").stream()
            .anyMatch(care -> care.references("focus").contains(person.fullUrl()));
  }

  private static boolean placesWith(Resource person, Resource measure) {
    return Measures.carers(measure).stream()
        .anyMatch(party -> Measures.is(party, List.of(person.fullUrl())));
  }

  private static boolean isSubject(Resource person, Situation situation) {
    return situation.request().about().subjects().stream()
        .anyMatch(subject -> situation.resource(subject.id()).filter(person::equals).isPresent());
  }

  private static boolean livesIn(Resource person, NodeId state) {
    return person.root().children("address").stream()
        .anyMatch(address -> address.node().path("country").asText("").equals(state.value()));
  }

  public static boolean isRestricted(Resource person, Situation situation) {
    return !person.extensions("cp-contact-restriction").isEmpty()
        || Registered.include(person, situation)
        || situation.request().restrictions().stream()
            .anyMatch(
                barrier -> situation.resource(barrier.person()).filter(person::equals).isPresent());
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
    return situation.request().restrictions().stream()
        .flatMap(
            barrier -> situation.child().stream().map(child -> stated(barrier, child, situation)))
        .toList();
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
    Set<String> authorities =
        person.extensions("cp-legal-authority").stream()
            .flatMap(extension -> Element.codes(extension.path("valueCodeableConcept")).stream())
            .collect(Collectors.toSet());
    return person.codes("relationship").stream().anyMatch(reach.relations()::contains)
        || authorities.stream().anyMatch(reach.authorities()::contains);
  }

  /** That a restricted person can be reached through the recipient. */
  public static boolean restrictedReachable(Situation situation) {
    return restrictions(situation).stream()
        .anyMatch(restriction -> restriction.reachableThrough(situation.recipient().node()));
  }
}
