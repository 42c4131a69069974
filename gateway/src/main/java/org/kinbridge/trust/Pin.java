package org.kinbridge.trust;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Sha256;

/**
 * What our configuration says about a partner, compared by people over another channel: this node
 * signs its metadata with the key of this thumbprint. Everything else follows from what it signs.
 */
public record Pin(NodeId node, EntityId entity, Sha256 metadataKey) {
  public Pin {
    requireNonNull(node, "node is null");
    requireNonNull(entity, "entity is null");
    requireNonNull(metadataKey, "metadataKey is null");
  }
}
