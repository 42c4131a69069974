package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Something somebody stated, that a rule needs: never defaulted, and "unknown" is a value of its
 * own.
 *
 * @param of whom it is about
 * @param value one of {@link Code}'s values
 * @param state the state that a presence is about
 * @param objection yes, no or unknown: only with {@link Code#CHILD_HEARD}
 * @param source who says so: {@code caseworker}, {@code police}, {@code record}, …
 */
public record Fact(
    Code code,
    PersonHandle of,
    String value,
    Optional<NodeId> state,
    Optional<String> objection,
    String source,
    Optional<Instant> assertedAt,
    Optional<Instant> validUntil) {

  /** The facts of the first agreement: which values each may take. */
  public enum Code implements Coded {
    SERIOUS_DANGER("serious-danger"),
    PRESENCE("presence"),
    CHILD_HEARD("child-heard"),
    INTERNATIONAL_PROTECTION("international-protection"),
    /**
     * A tick in a national record; {@code no} blocks the consent tier, {@code yes} is never a
     * consent.
     */
    RECORD_CONSENT("record-consent"),
    /**
     * Where the record says the child comes from: ISO 3166 alpha-2; read by walls, never disclosed.
     */
    COUNTRY_OF_ORIGIN("country-of-origin");

    private final String code;

    Code(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Fact {
    requireNonNull(code, "code is null");
    requireNonNull(of, "of is null");
    requireNonNull(value, "value is null");
    requireNonNull(state, "state is null");
    requireNonNull(objection, "objection is null");
    requireNonNull(source, "source is null");
    requireNonNull(assertedAt, "assertedAt is null");
    requireNonNull(validUntil, "validUntil is null");
  }
}
