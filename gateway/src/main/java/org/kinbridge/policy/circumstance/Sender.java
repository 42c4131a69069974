package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.NodeId;

/**
 * Who sends.
 *
 * @param acting the authority of the client or person who asked
 * @param central the central authority of the same state: the only sender a state of origin is ever
 *     shown
 */
public record Sender(NodeId node, Authority acting, Authority central) {
  public Sender {
    requireNonNull(node, "node is null");
    requireNonNull(acting, "acting is null");
    requireNonNull(central, "central is null");
  }
}
