package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.vault.SealedBody;

/**
 * An entry as storage holds it, its parts counted and not read: they are long, and only who opens
 * one needs it.
 */
public record StoredCommon(EntryId id, LeafData leaf, SealedBody common, int parts) {
  public StoredCommon {
    requireNonNull(id, "id is null");
    requireNonNull(leaf, "leaf is null");
    requireNonNull(common, "common is null");
  }
}
