package org.kinbridge.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;

/** Port: the sequencer's own way into the log, with rights that nothing else in the node has. */
public interface LogWriter {

  /**
   * One transaction on one connection, alone in all processes on this database; empty when another
   * is at it.
   *
   * @throws org.kinbridge.vault.StorageFailed when storage failed; the turn may have been kept or
   *     not
   */
  <T> Optional<T> turn(Function<Turn, T> work);

  /** What may be done in a turn. */
  interface Turn {
    Head head();

    /** Entries without a leaf, oldest first, those in {@code except} left out. */
    List<StoredCommon> pending(int most, Set<EntryId> except);

    /**
     * Adds leaves and nodes and moves the head, if it still is {@code from}; removes the entries
     * from the queue.
     *
     * @return whether the head was where the caller thought
     */
    boolean extend(Head from, Head to, List<Leaf> leaves, List<Node> nodes);

    List<Leaf> leaves(long from, int most);

    Optional<StoredCommon> entry(EntryId id);

    Optional<String> latestCheckpoint();

    /** Keeps a signed note, unless one of that size is kept already. */
    void publish(long size, String note);
  }
}
