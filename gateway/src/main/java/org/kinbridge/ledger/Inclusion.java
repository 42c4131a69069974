package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.List;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.ledger.tree.Proof;

/** Shows, to whoever has the log's verifier key, that a leaf stands in the log. */
public record Inclusion(long index, LeafData leaf, List<Sha256> path, Checkpoint checkpoint) {
  public Inclusion {
    requireNonNull(leaf, "leaf is null");
    path = List.copyOf(path);
    requireNonNull(checkpoint, "checkpoint is null");
  }

  boolean holds() {
    return Proof.includes(checkpoint.head(), index, leaf.hash(), path);
  }

  /** C2SP tlog-proof: what the recipient keeps as evidence. The leaf data goes beside it. */
  public String text() {
    StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ").append(index);
    for (Sha256 hash : path) {
      text.append('\n').append(Base64.getEncoder().encodeToString(hash.bytes()));
    }
    return text.append("\n\n").append(checkpoint.note()).toString();
  }
}
