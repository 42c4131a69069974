package org.kinbridge.flow.hold;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.deciding.Deciding;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.flow.standing.OrderReader;
import org.kinbridge.flow.standing.PersonAnswers;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;
import org.kinbridge.release.ChildLock;
import org.kinbridge.review.Hold;
import org.kinbridge.review.Holds;
import org.kinbridge.review.Reviewer;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.Transaction;

/** Where a hold, its request and what persons answered are read, under the child's lock. */
public final class HoldBooks {
  /** A hold with all that an answer to it needs. */
  record Case(Hold hold, StoredDisclosure disclosure, PersonAnswers answers, Set<String> people) {}

  private final Holds holds;
  private final Disclosures disclosures;
  private final Registrations registrations;
  private final ChildLock lock;

  public HoldBooks(
      Holds holds, Disclosures disclosures, Registrations registrations, ChildLock lock) {
    this.holds = requireNonNull(holds, "holds is null");
    this.disclosures = requireNonNull(disclosures, "disclosures is null");
    this.registrations = requireNonNull(registrations, "registrations is null");
    this.lock = requireNonNull(lock, "lock is null");
  }

  Holds holds() {
    return holds;
  }

  /** Who it was, as it is remembered. */
  public static Reviewer reviewer(AuthenticatedPerson person) {
    return new Reviewer(
        person.name().issuer(),
        person.name().subject(),
        person.name().userRef(),
        person.name().application(),
        person.authority());
  }

  /** As it is; nobody changes it until the transaction ends. Empty where she may not see it. */
  Optional<Case> alone(Transaction transaction, AuthenticatedPerson person, DisclosureId id) {
    Optional<Hold> seen = holds.find(transaction, id).filter(hold -> isFor(person, hold));
    return seen.map(
        hold -> {
          lock.alone(transaction, Set.of(hold.child()));
          return whole(transaction, holds.find(transaction, id).orElse(hold));
        });
  }

  /** The hold alone, for whoever ends it without an answer. */
  Optional<Hold> locked(Transaction transaction, DisclosureId id) {
    return holds
        .find(transaction, id)
        .flatMap(
            seen -> {
              lock.alone(transaction, Set.of(seen.child()));
              return holds.find(transaction, id);
            });
  }

  private static boolean isFor(AuthenticatedPerson person, Hold hold) {
    return person.supervises() || hold.authority().equals(person.authority());
  }

  private Case whole(Transaction transaction, Hold hold) {
    StoredDisclosure disclosure =
        disclosures
            .find(transaction, hold.disclosure())
            .filter(one -> one.child().equals(hold.child()))
            .orElseThrow(() -> new RowAltered(hold.place()));
    List<Registration> registered =
        registrations
            .of(transaction, hold.child())
            .readable()
            .map(Registrations.Standing.Sound::registrations)
            // nothing about the child is decided on any more: who answers is shown that
            .orElse(List.of());
    return new Case(
        hold,
        disclosure,
        PersonAnswers.to(Optional.of(hold.disclosure()), registered),
        people(disclosure, registered));
  }

  private static Set<String> people(StoredDisclosure disclosure, List<Registration> registered) {
    return switch (Deciding.read(disclosure.request())) {
      case Reading.Accepted accepted -> {
        Set<String> papers =
            accepted.request().basis().evidence().stream()
                .map(Request.Evidence::reference)
                .collect(Collectors.toSet());
        Set<String> people = new HashSet<>(accepted.request().people());
        people.addAll(OrderReader.enteredBy(registered, papers));
        yield people;
      }
      case Reading.Faulty faulty -> Set.of();
    };
  }
}
