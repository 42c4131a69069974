package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.NodeId;

/**
 * A person who must not reach, or find, the child. It never expires: a register stops handing it
 * out when a named person lifted it.
 *
 * @param id its id in the register, or the pointer into the request that states it
 * @param reachableThrough states through which that person can be reached
 * @param elsewhere whether that person can be reached through any other state
 * @param standing whether the person takes part in proceedings or holds parental responsibility
 * @param person who it is; empty where the register does not say, or a request or record points to
 *     the person itself
 */
public record Restriction(
    String id,
    ChildRef child,
    Kind kind,
    Set<NodeId> reachableThrough,
    Elsewhere elsewhere,
    Standing standing,
    Optional<RestrictedPerson> person) {

  /** CodeSystem cp-contact-restriction. */
  public enum Kind implements Coded {
    NO_CONTACT("no-contact"),
    SUPERVISED_CONTACT("supervised-contact"),
    NO_LOCATION_DISCLOSURE("no-location-disclosure"),
    NO_NOTIFICATION("no-notification");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** Whether states beside the listed ones lead to the person. */
  public enum Elsewhere implements Coded {
    YES("yes"),
    NO("no"),
    UNKNOWN("unknown");

    private final String code;

    Elsewhere(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /**
   * A party is heard by every authority and a holder of parental responsibility may ask any: both
   * are reachable.
   */
  public enum Standing {
    PARTY_OR_HOLDER,
    NONE_KNOWN
  }

  public Restriction {
    requireNonNull(id, "id is null");
    requireNonNull(child, "child is null");
    requireNonNull(kind, "kind is null");
    reachableThrough = Set.copyOf(reachableThrough);
    requireNonNull(elsewhere, "elsewhere is null");
    requireNonNull(standing, "standing is null");
    requireNonNull(person, "person is null");
  }

  /** The same restriction on somebody who holds rights. */
  public Restriction ofHolder() {
    return new Restriction(
        id, child, kind, reachableThrough, elsewhere, Standing.PARTY_OR_HOLDER, person);
  }

  /** The same restriction, its person known. */
  public Restriction on(RestrictedPerson who) {
    return new Restriction(
        id, child, kind, reachableThrough, elsewhere, standing, Optional.of(who));
  }

  /** Unknown is reachable. */
  public boolean reachableThrough(NodeId recipient) {
    return standing == Standing.PARTY_OR_HOLDER
        || elsewhere != Elsewhere.NO
        || reachableThrough.contains(recipient);
  }
}
