package org.kinbridge.ledger;

import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.vault.Transaction;

/** Says what another journal says; whoever lies in one answer overrides that one. */
public class TruthfulJournal implements Journal {
  private final Journal truth;

  protected TruthfulJournal(Journal truth) {
    this.truth = truth;
  }

  @Override
  public void append(Transaction transaction, StoredEntry entry) {
    truth.append(transaction, entry);
  }

  @Override
  public Optional<StoredEntry> entry(Transaction transaction, EntryId id) {
    return truth.entry(transaction, id);
  }

  @Override
  public Optional<StoredCommon> common(Transaction transaction, EntryId id) {
    return truth.common(transaction, id);
  }

  @Override
  public Optional<Leaf> leafOf(Transaction transaction, EntryId id) {
    return truth.leafOf(transaction, id);
  }

  @Override
  public List<Leaf> leavesOfExchange(Transaction transaction, Sha256 exchange) {
    return truth.leavesOfExchange(transaction, exchange);
  }

  @Override
  public List<Told> told(Transaction transaction, long from, int most) {
    return truth.told(transaction, from, most);
  }

  @Override
  public List<Node> nodes(Transaction transaction, List<Node.At> places) {
    return truth.nodes(transaction, places);
  }

  @Override
  public Optional<String> latestCheckpoint(Transaction transaction) {
    return truth.latestCheckpoint(transaction);
  }
}
