package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;

/**
 * A competent authority determined that informing a state endangers the child (HCCH 1996 art. 37).
 *
 * @param authority empty when it concerns the whole state
 */
public record Determination(ChildRef child, NodeId node, Optional<AuthorityId> authority) {
  public Determination {
    requireNonNull(child, "child is null");
    requireNonNull(node, "node is null");
    requireNonNull(authority, "authority is null");
  }

  public boolean concerns(Recipient recipient) {
    return node.equals(recipient.node())
        && authority.map(named -> named.equals(recipient.authority().id())).orElse(true);
  }
}
