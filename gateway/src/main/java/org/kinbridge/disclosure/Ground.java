package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a message rests on beside its legal basis: an agreement of the two states, or persons who
 * set the need of something aside; never on nothing.
 *
 * @param agreement its id
 */
public record Ground(Optional<String> agreement, Optional<SetAside> setAside) {
  public Ground {
    requireNonNull(agreement, "agreement is null");
    requireNonNull(setAside, "setAside is null");
    if (agreement.isEmpty() && setAside.isEmpty()) {
      throw new IllegalArgumentException("a message rests on something");
    }
  }

  public static Ground agreed(String agreement) {
    return new Ground(Optional.of(agreement), Optional.empty());
  }
}
