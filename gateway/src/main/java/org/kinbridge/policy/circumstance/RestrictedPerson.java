package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Personal;

/**
 * Whom a registered restriction is about, as far as the register says.
 *
 * @param names every writing of the name, in any script
 * @param birthDate as far as it is known: {@code 1985}, {@code 1985-02} or a day
 * @param handle what the request that stated it called the person: it means that person again where
 *     the same handle is restricted again
 */
public record RestrictedPerson(
    Certainty certainty,
    Personal<List<String>> names,
    Personal<Optional<String>> birthDate,
    Optional<PersonHandle> handle) {

  /** What the names are worth. */
  public enum Certainty {
    /** Names: a person who has none of them is somebody else. */
    NAMED,
    /** Words such as "the uncle", or none: a person who does not match may still be meant. */
    DESCRIBED
  }

  public RestrictedPerson {
    requireNonNull(certainty, "certainty is null");
    requireNonNull(names, "names is null");
    requireNonNull(birthDate, "birthDate is null");
    requireNonNull(handle, "handle is null");
  }

  public static RestrictedPerson named(List<String> names, Optional<String> birthDate) {
    return new RestrictedPerson(
        names.isEmpty() ? Certainty.DESCRIBED : Certainty.NAMED,
        Personal.of("names", List.copyOf(names)),
        Personal.of("birth date", birthDate),
        Optional.empty());
  }

  public static RestrictedPerson described(String words) {
    return new RestrictedPerson(
        Certainty.DESCRIBED,
        Personal.of("names", List.of(words)),
        Personal.of("birth date", Optional.empty()),
        Optional.empty());
  }

  public RestrictedPerson called(PersonHandle by) {
    return new RestrictedPerson(certainty, names, birthDate, Optional.of(by));
  }
}
