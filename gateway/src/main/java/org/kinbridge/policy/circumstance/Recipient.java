package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.NodeId;

/**
 * Whom the disclosure is for. The role comes from the partner's signed directory, never from the
 * request.
 *
 * @param directoryVersion which version of that directory said so
 */
public record Recipient(NodeId node, Authority authority, String directoryVersion) {
  public Recipient {
    requireNonNull(node, "node is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(directoryVersion, "directoryVersion is null");
  }
}
