package org.kinbridge.ledger;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.vault.Transaction;

/**
 * Port: where entries wait for their leaf, and where leaves, nodes and checkpoints are read. Plain
 * values only.
 */
public interface Journal {

  /**
   * Keeps the entry, with everything else the transaction writes, and queues it for the sequencer.
   */
  void append(Transaction transaction, StoredEntry entry);

  Optional<StoredEntry> entry(Transaction transaction, EntryId id);

  Optional<StoredCommon> common(Transaction transaction, EntryId id);

  Optional<Leaf> leafOf(Transaction transaction, EntryId id);

  /**
   * Leaves whose C_exchange is this; oldest first. More than one is somebody's doing, and each is
   * looked at.
   */
  List<Leaf> leavesOfExchange(Transaction transaction, Sha256 exchange);

  /** A leaf and its entry, of which the parts were not counted. */
  record Told(Leaf leaf, StoredCommon entry) {}

  /** By number, as far as leaf and entry are there. */
  List<Told> told(Transaction transaction, long from, int most);

  /** Those of the nodes asked for that are there. */
  List<Node> nodes(Transaction transaction, List<Node.At> places);

  /** The signed note with the largest size. */
  Optional<String> latestCheckpoint(Transaction transaction);
}
