package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.flow.standing.Registrations.Standing.Protective;
import org.kinbridge.policy.circumstance.Determination;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.vault.Transaction;

/**
 * What stands about a child in all systems of this node. What protects the child counts wherever it
 * was registered; what permits counts only where it was given: a wrong link withholds, and never
 * releases.
 *
 * @param leaves what stays in force of what protected the child in a case that was erased
 */
public record AcrossSystems(
    ChildRef child, Map<ChildRef, List<Registration>> standing, Protective leaves) {
  public AcrossSystems {
    requireNonNull(child, "child is null");
    standing = Map.copyOf(standing);
    requireNonNull(leaves, "leaves is null");
  }

  /** Empty where a row about any of them is not as we wrote it. The caller holds their lock. */
  public static Optional<AcrossSystems> read(
      Registrations registrations, Transaction transaction, ChildRef child) {
    Map<ChildRef, Registrations.Standing> all = new LinkedHashMap<>();
    SameChild.reached(
        Set.of(child),
        one ->
            SameChild.linked(
                sound(all.computeIfAbsent(one, who -> registrations.of(transaction, who)))));
    Map<ChildRef, List<Registration>> standing = new LinkedHashMap<>();
    all.forEach((who, said) -> standing.put(who, sound(said)));
    return all.values().stream().allMatch(said -> said.readable().isPresent())
        ? Optional.of(new AcrossSystems(child, standing, leaves(all.values())))
        : Optional.empty();
  }

  private static Protective leaves(Collection<Registrations.Standing> all) {
    return all.stream()
            .anyMatch(
                said ->
                    said instanceof Registrations.Standing.Erased erased
                        && erased.protective() == Protective.IN_FORCE)
        ? Protective.IN_FORCE
        : Protective.NONE;
  }

  private static List<Registration> sound(Registrations.Standing said) {
    return said.readable().map(Registrations.Standing.Sound::registrations).orElse(List.of());
  }

  /** What is registered for the very case that is decided on. */
  public List<Registration> own() {
    return standing.getOrDefault(child, List.of());
  }

  /** That a restriction or determination is in force, or was where a case was erased. */
  boolean protects() {
    return leaves == Protective.IN_FORCE
        || standing.values().stream().flatMap(List::stream).anyMatch(Registration::protects);
  }

  /** Of whom a person said that they are other children. */
  Set<ChildRef> others() {
    return standing.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.kind() == Registration.Kind.OTHER_CHILD && one.inForce())
        .map(SameChild::with)
        .collect(Collectors.toSet());
  }

  public Registers registers() {
    Registers own = RegistrationReader.registers(Map.of(new PersonHandle("#child"), child), own());
    return standing.entrySet().stream()
        .filter(other -> !other.getKey().equals(child))
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(ChildRef::value)))
        .map(other -> RegistrationReader.registers(Map.of(), other.getValue()))
        .reduce(
            leaves == Protective.IN_FORCE ? protectedBy(own, erased()) : own, this::protectedBy);
  }

  /** Nobody can read any more whom it was against: anybody, and whoever is the recipient. */
  private Registers erased() {
    Restriction somebody =
        new Restriction(
            "erased",
            child,
            Restriction.Kind.NO_LOCATION_DISCLOSURE,
            Set.of(),
            Restriction.Elsewhere.UNKNOWN,
            Restriction.Standing.NONE_KNOWN,
            Optional.empty());
    return new Registers(
        Map.of(), List.of(), List.of(somebody), List.of(Determination.erased(child)), List.of());
  }

  private Registers protectedBy(Registers own, Registers other) {
    return new Registers(
        own.children(),
        own.consents(),
        joined(own.restrictions(), other.restrictions().stream().map(this::here).toList()),
        joined(own.determinations(), other.determinations().stream().map(this::here).toList()),
        own.orders());
  }

  private Determination here(Determination elsewhere) {
    return new Determination(child, elsewhere.against(), elsewhere.source());
  }

  /** What another system's request called a person is nobody in this one's. */
  private Restriction here(Restriction elsewhere) {
    return new Restriction(
        elsewhere.id(),
        child,
        elsewhere.kind(),
        elsewhere.reachableThrough(),
        elsewhere.elsewhere(),
        elsewhere.standing(),
        elsewhere
            .person()
            .map(
                who ->
                    new RestrictedPerson(
                        who.certainty(), who.names(), who.birthDate(), Optional.empty())));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
