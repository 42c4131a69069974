package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;

/**
 * Somebody determined that informing a state endangers the child (HCCH 1996 art. 37).
 *
 * @param against whom
 * @param source who did; the policy says whose word binds
 */
public record Determination(ChildRef child, Against against, Source source) {

  /** Whom it is against. */
  public sealed interface Against {
    /**
     * @param authority empty when it concerns the whole state
     */
    record State(NodeId node, Optional<AuthorityId> authority) implements Against {
      public State {
        requireNonNull(node, "node is null");
        requireNonNull(authority, "authority is null");
      }
    }

    /** Nobody can read it any more: whoever is the recipient may be meant. */
    record Unreadable() implements Against {}
  }

  /** Who determined it. */
  public sealed interface Source {
    /** An authority of that role, as it was when it said so. */
    record Role(AuthorityRole role) implements Source {
      public Role {
        requireNonNull(role, "role is null");
      }
    }

    /** Nobody noted the role, so that it binds. */
    record NotNoted() implements Source {}

    /** A case of the child that was erased while something protected it. */
    record Erased() implements Source {}
  }

  public Determination {
    requireNonNull(child, "child is null");
    requireNonNull(against, "against is null");
    requireNonNull(source, "source is null");
  }

  /** What is left of what protected the child in a case that was erased. */
  public static Determination erased(ChildRef child) {
    return new Determination(child, new Against.Unreadable(), new Source.Erased());
  }

  public boolean concerns(Recipient recipient) {
    return switch (against) {
      case Against.Unreadable unreadable -> true;
      case Against.State(NodeId node, Optional<AuthorityId> authority) ->
          node.equals(recipient.node())
              && authority.map(named -> named.equals(recipient.authority().id())).orElse(true);
    };
  }
}
