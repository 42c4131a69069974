package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * What an agency asked for: the id in {@code /api/disclosures/{id}}, chosen at random by the client
 * or the node.
 */
public record DisclosureId(UUID value) {
  public DisclosureId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
