package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.Optional;
import org.kinbridge.trust.Keystore;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** Records what this node does, and proves that a message's authorisation is on record. */
public final class Ledger {
  private final Journal journal;
  private final EntrySealing sealing;

  public Ledger(Journal journal, Vault vault, Keystore keys, SecureRandom random) {
    this.journal = requireNonNull(journal, "journal is null");
    this.sealing = new EntrySealing(vault, keys, random);
  }

  /**
   * Records the entry together with everything else that {@code transaction} writes. Its leaf
   * follows later.
   */
  public EntryId append(Transaction transaction, Entry entry) {
    EntryId id = sealing.freshId();
    journal.append(transaction, sealing.seal(transaction, id, entry));
    return id;
  }

  /** The entry's common part; empty when there is none of that id that fits its leaf data. */
  public Optional<RecordedEntry> read(Transaction transaction, EntryId id) {
    return journal.entry(transaction, id).flatMap(sealing::open);
  }
}
