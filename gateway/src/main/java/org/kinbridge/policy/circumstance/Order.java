package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;

/**
 * A court's order about one child, as it was entered in our register: what it allows to be told to
 * whom. A permission, so it ends.
 *
 * @param document digest of the paper
 * @param issuer the court
 * @param names what it names, and where a wall would hide it
 * @param to whom it may be told
 * @param validity both days included
 * @param check whether a second person compared the entry with the paper
 */
public record Order(
    String id,
    ChildRef child,
    Sha256 document,
    AuthorityId issuer,
    Named names,
    Addressed to,
    Agreement.Validity validity,
    Check check) {

  /**
   * @param classes data classes that may be told
   * @param labels labels of walls it lifts, such as {@code cp-witness}
   */
  public record Named(Set<String> classes, Set<String> labels) {
    public Named {
      classes = Set.copyOf(classes);
      labels = Set.copyOf(labels);
    }
  }

  public record Addressed(NodeId node, AuthorityId authority) {
    public Addressed {
      requireNonNull(node, "node is null");
      requireNonNull(authority, "authority is null");
    }
  }

  /** Whether anybody beside the person who entered it looked at the paper. */
  public sealed interface Check {

    /**
     * @param by who entered it, and is nobody to confirm it; empty where that was not noted
     */
    record Entered(Optional<String> by) implements Check {
      public Entered {
        requireNonNull(by, "by is null");
      }
    }

    /** Somebody else compared the entry with the paper. */
    record Confirmed() implements Check {}
  }

  public Order {
    requireNonNull(id, "id is null");
    requireNonNull(child, "child is null");
    requireNonNull(document, "document is null");
    requireNonNull(issuer, "issuer is null");
    requireNonNull(names, "names is null");
    requireNonNull(to, "to is null");
    requireNonNull(validity, "validity is null");
    requireNonNull(check, "check is null");
  }

  public boolean isFor(Recipient recipient) {
    return to.node().equals(recipient.node()) && to.authority().equals(recipient.authority().id());
  }

  public boolean isInForce(LocalDate day) {
    return validity.covers(day);
  }

  /** That it is what a request refers to: by its id here, and by the paper where that is given. */
  public boolean isReferredTo(String reference, Optional<Sha256> paper) {
    return id.equals(reference) && paper.map(document::equals).orElse(true);
  }
}
