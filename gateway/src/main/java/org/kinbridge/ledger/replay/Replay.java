package org.kinbridge.ledger.replay;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.tree.Head;

/**
 * What reading the whole ledger again gave.
 *
 * @param unsigned leaves that no checkpoint covers yet
 * @param waiting entries without a leaf yet
 */
public record Replay(
    Head head,
    Optional<Checkpoint> checkpoint,
    long unsigned,
    long waiting,
    Map<EntryKind, Long> kinds,
    List<Finding> findings) {
  public Replay {
    requireNonNull(head, "head is null");
    requireNonNull(checkpoint, "checkpoint is null");
    kinds = Map.copyOf(kinds);
    findings = List.copyOf(findings);
  }

  /** How many leaves the latest checkpoint covers; 0 where there is none. */
  public long signed() {
    return checkpoint.map(latest -> latest.head().size()).orElse(0L);
  }

  public boolean holds() {
    return findings.isEmpty();
  }
}
