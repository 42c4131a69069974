package org.kinbridge.ledger.replay;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.kinbridge.ledger.LogIdentity;
import org.kinbridge.ledger.entry.EntrySealing;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/**
 * Reads the whole ledger again, believing nothing but the keystore: each leaf against its entry and
 * its stored hash, each checkpoint against the leaves, each part of each entry, each sealed row
 * against its seal and its last entry. It repairs nothing.
 *
 * <p>WARNING: a database put back whole to an older state of itself verifies. Only a checkpoint
 * kept elsewhere shows that: give it as {@code kept}.
 */
public final class Verification {
  private final Archive archive;
  private final List<SealedRows> tables;
  private final EntrySealing sealing;
  private final RowSeal seals;
  private final LogIdentity log;

  public Verification(
      Archive archive, List<SealedRows> tables, Vault vault, Keystore keys, SecureRandom random) {
    this.archive = requireNonNull(archive, "archive is null");
    this.tables = List.copyOf(tables);
    this.sealing = new EntrySealing(vault, keys, random);
    this.seals = new RowSeal(keys);
    this.log = LogIdentity.of(keys.entity(), keys.log());
  }

  /**
   * @param kept a signed note that was kept outside the database
   */
  public Replay replay(Optional<String> kept) {
    return archive.snapshot(snapshot -> replay(snapshot, kept));
  }

  private Replay replay(Transaction snapshot, Optional<String> kept) {
    Findings findings = new Findings();
    Milestones milestones = new Milestones(log, findings);
    archive.eachCheckpoint(snapshot, milestones::checkpoint);
    archive.eachHead(snapshot, milestones::head);
    kept.ifPresent(milestones::kept);

    EntryReplay entries = new EntryReplay(archive, sealing, snapshot, findings);
    Frontier frontier = new LeafReplay(archive, snapshot, findings).run(milestones, entries::leaf);
    milestones.end(frontier.head());
    new NodeReplay(archive, snapshot, findings).run(frontier.size());
    entries.queue();
    entries.end();
    entries.rows().compare(snapshot, tables, seals, findings::add);

    long signed = milestones.latest().map(checkpoint -> checkpoint.head().size()).orElse(0L);
    return new Replay(
        frontier.head(),
        milestones.latest(),
        Math.max(0, frontier.size() - signed),
        entries.waiting(),
        entries.kinds(),
        findings.all());
  }
}
