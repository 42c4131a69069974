package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.kinbridge.disclosure.Coded;

/**
 * Whose answer it is. Two answers come from one person only where that is known: a no of one
 * guardian is not taken back by another.
 */
public sealed interface Giver {

  /** In which role somebody answers. */
  enum Role implements Coded {
    CHILD("child"),
    GUARDIAN("guardian");

    private final String code;

    Role(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** The child, of whom there is one. */
  record Child() implements Giver {
    @Override
    public Role role() {
      return Role.CHILD;
    }
  }

  /**
   * @param reference the name that the child's own system has for that guardian: always the same,
   *     and telling nobody else who it is
   */
  record Guardian(String reference) implements Giver {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    public Guardian {
      requireNonNull(reference, "reference is null");
      if (!SHAPE.matcher(reference).matches() || reference.equals(UNKNOWN)) {
        throw new IllegalArgumentException("a guardian is named by a short word");
      }
    }

    @Override
    public Role role() {
      return Role.GUARDIAN;
    }
  }

  /** A guardian, and nobody noted which. */
  record SomeGuardian() implements Giver {
    @Override
    public Role role() {
      return Role.GUARDIAN;
    }
  }

  /** How an agency says that nobody noted which guardian answered. */
  String UNKNOWN = "unknown";

  Role role();

  static Giver guardian(String reference) {
    return reference.equals(UNKNOWN) ? new SomeGuardian() : new Guardian(reference);
  }

  /** Certainly one person. */
  default boolean is(Giver other) {
    return !(this instanceof SomeGuardian) && equals(other);
  }

  /** Not certainly two persons. */
  default boolean mayBe(Giver other) {
    boolean someGuardian = this instanceof SomeGuardian || other instanceof SomeGuardian;
    return someGuardian ? role() == other.role() : equals(other);
  }
}
