package org.kinbridge.policy.proof;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.policy.proof.Combination.Determined;

/**
 * What must not leave in certain combinations.
 *
 * @param values of the probe that must not stand in the bytes; none: nothing may leave
 */
record Wall(String id, When when, List<String> values) {

  /** The combinations in which it stands. */
  enum When implements Coded {
    ALWAYS("always"),
    ORIGIN("origin"),
    REACHABLE("reachable"),
    DETERMINED("determined"),
    ASYLUM_SENDER("asylum-sender");

    private final String code;

    When(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  Wall {
    requireNonNull(id, "id is null");
    requireNonNull(when, "when is null");
    values = List.copyOf(values);
  }

  boolean stands(Combination combination) {
    return switch (when) {
      case ALWAYS -> true;
      case ORIGIN -> combination.mayBeOrigin();
      case REACHABLE -> combination.mayReach();
      case DETERMINED -> combination.situation().determined() == Determined.AGAINST_THE_STATE;
      case ASYLUM_SENDER ->
          combination.from() == AuthorityRole.ASYLUM_BODY && combination.mayBeOrigin();
    };
  }

  /** What of it leaves in these bytes. */
  Optional<String> brokenBy(String content) {
    return values.isEmpty()
        ? Optional.of("a document")
        : values.stream().filter(content::contains).findFirst();
  }
}
