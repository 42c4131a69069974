package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** One entry of this node's ledger; random. */
public record EntryId(UUID value) {
  public EntryId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
