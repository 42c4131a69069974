package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.tree.LeafData;

/** A leaf in its place. */
public record Leaf(long seq, EntryId entry, LeafData data) {
  public Leaf {
    requireNonNull(entry, "entry is null");
    requireNonNull(data, "data is null");
    if (seq < 0) {
      throw new IllegalArgumentException("leaves are numbered from 0");
    }
  }
}
