package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.vault.Place;

/**
 * One version of a consent or a restriction, as an agency registered it.
 *
 * @param version from 1; a change is a new version
 * @param inForce false from a withdrawal on
 * @param body what was registered, as JSON
 */
public record Registration(
    UUID id,
    long version,
    ChildRef child,
    Kind kind,
    AuthorityId authority,
    boolean inForce,
    Instant recordedAt,
    byte[] body) {

  /** What was registered. */
  public enum Kind implements Coded {
    CONSENT("consent"),
    RESTRICTION("restriction"),
    /** What a person answered to a held disclosure about the child. */
    ANSWER("answer"),
    /** That another system's case is about the same child. */
    SAME_CHILD("same-child"),
    /** That a person looked at two cases that seem to be one child, and they are not. */
    OTHER_CHILD("other-child"),
    /** What a court allows to be told of the child, and to whom. */
    ORDER("order");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Registration {
    requireNonNull(id, "id is null");
    requireNonNull(child, "child is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(recordedAt, "recordedAt is null");
    requireNonNull(body, "body is null");
    if (version < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
  }

  /** The next version: withdrawn. */
  public Registration withdrawn(Instant at, byte[] said) {
    return new Registration(id, version + 1, child, kind, authority, false, at, said);
  }

  /** The same, its body read. */
  public Registration with(byte[] read) {
    return new Registration(id, version, child, kind, authority, inForce, recordedAt, read);
  }

  /** That it protects the child: a restriction or a determination that nobody lifted. */
  public boolean protects() {
    return kind == Kind.RESTRICTION && inForce;
  }

  /** That neither protects the child nor makes another case the same child's. */
  public boolean isQuiet() {
    return switch (kind) {
      case RESTRICTION, SAME_CHILD -> false;
      case CONSENT, ANSWER, ORDER, OTHER_CHILD -> true;
    };
  }

  /** The row, for the entry that is written with it. */
  public Place place() {
    return new Place("registration", id.toString(), version);
  }

  @Override
  public String toString() {
    return "Registration[" + id + " version " + version + "]";
  }
}
