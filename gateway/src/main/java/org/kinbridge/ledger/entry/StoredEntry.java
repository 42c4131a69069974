package org.kinbridge.ledger.entry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.vault.SealedBody;

/**
 * An entry as storage holds it: leaf data, the common part sealed under the log key, parts under
 * children's keys.
 */
public record StoredEntry(EntryId id, LeafData leaf, SealedBody common, List<SealedBody> parts) {
  public StoredEntry {
    requireNonNull(id, "id is null");
    requireNonNull(leaf, "leaf is null");
    requireNonNull(common, "common is null");
    parts = List.copyOf(parts);
  }

  public StoredCommon counted() {
    return new StoredCommon(id, leaf, common, parts.size());
  }
}
