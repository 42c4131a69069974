package org.kinbridge.ledger.replay;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.vault.Transaction;

/** Port: everything the ledger's tables hold, as of one moment, for whoever believes none of it. */
public interface Archive {

  /**
   * Runs the work on one unchanging view, which a node may go on writing behind. Nothing can be
   * written.
   */
  <T> T snapshot(Function<Transaction, T> work);

  /** By number, whatever numbers there are. */
  List<Leaf> leaves(Transaction snapshot, long from, int most);

  List<StoredEntry> entries(Transaction snapshot, List<EntryId> ids);

  /** Entries that no leaf names. */
  List<EntryId> unnumbered(Transaction snapshot);

  /** Entries that the queue names. */
  List<EntryId> queued(Transaction snapshot);

  /** Stored nodes of one level, by position. */
  List<Node> nodes(Transaction snapshot, int level, long from, int most);

  /** All signed notes, by the size of their row. */
  void eachCheckpoint(Transaction snapshot, Consumer<StoredCheckpoint> checkpoint);

  void eachHead(Transaction snapshot, Consumer<Head> head);

  /** A signed note and the size its row claims. */
  record StoredCheckpoint(long size, String note) {}
}
