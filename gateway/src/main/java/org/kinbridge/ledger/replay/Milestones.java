package org.kinbridge.ledger.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.LogIdentity;
import org.kinbridge.ledger.tree.Head;

/** The sizes at which somebody said what the root is: signed checkpoints, and heads. */
@Owned(by = "one replay", lock = "none: one thread")
final class Milestones {
  private record Claim(Head head, Finding.Kind otherwise, String where) {}

  private final LogIdentity log;
  private final Findings findings;
  private final NavigableMap<Long, List<Claim>> claims = new TreeMap<>();
  private Optional<Checkpoint> latest = Optional.empty();

  Milestones(LogIdentity log, Findings findings) {
    this.log = log;
    this.findings = findings;
  }

  void checkpoint(Archive.StoredCheckpoint stored) {
    String where = "checkpoint " + stored.size();
    Optional<Checkpoint> checkpoint =
        Checkpoint.verify(stored.note(), log)
            .filter(verified -> verified.head().size() == stored.size());
    if (checkpoint.isEmpty()) {
      findings.add(Finding.Kind.CHECKPOINT_FORGED, where);
      return;
    }
    latest = checkpoint;
    claim(checkpoint.get().head(), Finding.Kind.CHECKPOINT_NOT_MET, where);
  }

  void head(Head head) {
    claim(head, Finding.Kind.HEAD_NOT_MET, "head " + head.size());
  }

  void kept(String note) {
    String where = "the checkpoint that was kept elsewhere";
    Checkpoint.verify(note, log)
        .ifPresentOrElse(
            checkpoint -> claim(checkpoint.head(), Finding.Kind.HISTORY_REPLACED, where),
            () -> findings.add(Finding.Kind.CHECKPOINT_FORGED, where));
  }

  private void claim(Head head, Finding.Kind otherwise, String where) {
    claims
        .computeIfAbsent(head.size(), size -> new ArrayList<>())
        .add(new Claim(head, otherwise, where));
  }

  /** The next size somebody spoke of; empty after the last. */
  Optional<Long> after(long size) {
    return Optional.ofNullable(claims.higherKey(size));
  }

  void reached(Head head) {
    for (Claim claim : claims.getOrDefault(head.size(), List.of())) {
      if (!claim.head().equals(head)) {
        findings.add(claim.otherwise(), claim.where());
      }
    }
  }

  /** Everything somebody said of more leaves than there are. */
  void end(Head last) {
    for (List<Claim> beyond : claims.tailMap(last.size(), false).values()) {
      for (Claim claim : beyond) {
        Finding.Kind kind =
            claim.otherwise() == Finding.Kind.HISTORY_REPLACED
                ? claim.otherwise()
                : Finding.Kind.CHECKPOINT_BEYOND_LEAVES;
        findings.add(kind, claim.where());
      }
    }
  }

  Optional<Checkpoint> latest() {
    return latest;
  }
}
