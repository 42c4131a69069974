package org.kinbridge.ledger.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.EntrySealing;
import org.kinbridge.ledger.entry.PartOpening;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Transaction;

/**
 * Each entry against its leaf, each part against its entry, and what the entries say of keys and
 * rows.
 */
@Owned(by = "one replay", lock = "none: one thread")
final class EntryReplay {
  private record Unreadable(KeyId key, String where) {}

  private final Archive archive;
  private final EntrySealing sealing;
  private final Transaction snapshot;
  private final Findings findings;
  private final RecordedRows rows = new RecordedRows();
  private final Map<EntryKind, Long> kinds = new EnumMap<>(EntryKind.class);
  private final Set<String> erased = new HashSet<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private long waiting;

  EntryReplay(Archive archive, EntrySealing sealing, Transaction snapshot, Findings findings) {
    this.archive = archive;
    this.sealing = sealing;
    this.snapshot = snapshot;
    this.findings = findings;
  }

  void leaf(Leaf leaf, Optional<StoredEntry> stored) {
    String where = "entry " + leaf.entry() + " of leaf " + leaf.seq();
    if (stored.isEmpty()) {
      findings.add(Finding.Kind.ENTRY_MISSING, where);
      return;
    }
    Optional<RecordedEntry> entry = sealing.open(stored.get());
    if (entry.isEmpty()) {
      findings.add(Finding.Kind.ENTRY_ALTERED, where);
      return;
    }
    if (!stored.get().leaf().equals(leaf.data())) {
      findings.add(Finding.Kind.LEAF_ALTERED, "leaf " + leaf.seq() + " of " + stored.get().id());
    }
    replay(stored.get(), entry.get(), where);
  }

  private void replay(StoredEntry stored, RecordedEntry entry, String where) {
    kinds.merge(entry.kind(), 1L, Long::sum);
    entry.rows().forEach(rows::replay);
    if (entry.kind() == EntryKind.ERASURE) {
      erased.add(entry.common().path(Entry.ERASED_KEY).asText());
    }
    for (int i = 0; i < stored.parts().size(); i++) {
      String part = "part " + i + " of " + where;
      switch (sealing.part(snapshot, stored, entry, i)) {
        case PartOpening.Readable readable -> {}
        case PartOpening.Altered altered -> findings.add(Finding.Kind.PART_ALTERED, part);
        case PartOpening.Erased gone -> unreadable.add(new Unreadable(gone.key(), part));
      }
    }
  }

  /** Entries without a leaf wait in the queue, or somebody took them out of it. */
  void queue() {
    Set<EntryId> queued = new HashSet<>(archive.queued(snapshot));
    List<EntryId> unnumbered = archive.unnumbered(snapshot);
    for (EntryId id : unnumbered) {
      String where = "entry " + id;
      if (!queued.remove(id)) {
        findings.add(Finding.Kind.ENTRY_NEVER_NUMBERED, where);
        continue;
      }
      waiting++;
      archive.entries(snapshot, List.of(id)).forEach(stored -> waits(stored, where));
    }
    queued.forEach(id -> findings.add(Finding.Kind.QUEUE_ALTERED, "entry " + id));
  }

  private void waits(StoredEntry stored, String where) {
    sealing
        .open(stored)
        .ifPresentOrElse(
            entry -> replay(stored, entry, where),
            () -> findings.add(Finding.Kind.ENTRY_ALTERED, where));
  }

  /** An erasure may stand anywhere after what it made unreadable, so this comes last. */
  void end() {
    for (Unreadable part : unreadable) {
      if (!erased.contains(part.key().toString())) {
        findings.add(Finding.Kind.PART_UNREADABLE, part.where());
      }
    }
  }

  RecordedRows rows() {
    return rows;
  }

  Map<EntryKind, Long> kinds() {
    return kinds;
  }

  long waiting() {
    return waiting;
  }
}
