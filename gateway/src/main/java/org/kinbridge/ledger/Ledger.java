package org.kinbridge.ledger;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.EntrySealing;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.entry.PartOpening;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.ledger.tree.Range;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/**
 * Records what this node does, and proves that a message's authorisation is on record. It believes
 * no column: a checkpoint is verified, a leaf's inclusion computed, an entry opened and compared
 * with its leaf.
 */
public final class Ledger {
  private final Journal journal;
  private final EntrySealing sealing;
  private final LogIdentity log;

  /** The largest checkpoint seen: a smaller one afterwards is a log that was put back. */
  private final AtomicReference<Optional<Checkpoint>> largest =
      new AtomicReference<>(Optional.empty());

  public Ledger(Journal journal, Vault vault, Keystore keys, SecureRandom random) {
    this.journal = requireNonNull(journal, "journal is null");
    this.sealing = new EntrySealing(vault, keys, random);
    this.log = LogIdentity.of(keys.entity(), keys.log());
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
    return journal.common(transaction, id).flatMap(sealing::open);
  }

  /** Each child's part of an entry that fits its leaf data; none where there is no such entry. */
  public List<PartOpening> parts(Transaction transaction, EntryId id) {
    List<PartOpening> parts = new ArrayList<>();
    Optional<StoredEntry> stored = journal.entry(transaction, id);
    Optional<RecordedEntry> entry = stored.flatMap(sealing::open);
    for (int i = 0; entry.isPresent() && i < stored.get().parts().size(); i++) {
      parts.add(sealing.part(transaction, stored.get(), entry.get(), i));
    }
    return parts;
  }

  /**
   * Whether this message was authorised on record: C_exchange is recomputed from the message in
   * hand, and its leaf must be that of an authorised entry under a verified checkpoint. Empty also
   * while the leaf is still awaited.
   */
  public Optional<Committed> committed(Transaction transaction, SignedMessage message) {
    Optional<Checkpoint> checkpoint = checkpoint(transaction);
    if (checkpoint.isEmpty()) {
      return Optional.empty();
    }
    for (Leaf leaf : journal.leavesOfExchange(transaction, exchange(message).commitment())) {
      Optional<Inclusion> inclusion =
          isAuthorised(transaction, leaf)
              ? inclusion(transaction, leaf, checkpoint.get())
              : Optional.empty();
      if (inclusion.isPresent()) {
        return Optional.of(new Committed(message, leaf.entry(), inclusion.get()));
      }
    }
    return Optional.empty();
  }

  /** The proof for one entry, for whoever is owed it; empty while it is awaited. */
  public Optional<Inclusion> inclusion(Transaction transaction, EntryId entry) {
    return checkpoint(transaction)
        .flatMap(
            checkpoint ->
                journal
                    .leafOf(transaction, entry)
                    .flatMap(leaf -> inclusion(transaction, leaf, checkpoint)));
  }

  /** What shows that the log only grew from one head to the other. */
  public List<Sha256> consistency(Transaction transaction, long older, long newer) {
    return hashes(transaction, Range.consistency(older, newer));
  }

  /**
   * The latest checkpoint, verified; empty when there is none, or when the log was put back behind
   * one seen.
   */
  public Optional<Checkpoint> checkpoint(Transaction transaction) {
    // looked at first: what others see after we read would make ours look put back
    Optional<Checkpoint> seen = requireNonNull(largest.get());
    Optional<String> note = journal.latestCheckpoint(transaction);
    if (seen.map(Checkpoint::note).equals(note)) {
      return seen;
    }
    Optional<Checkpoint> latest =
        note.flatMap(text -> Checkpoint.verify(text, log))
            .filter(now -> now.head().size() >= size(seen));
    latest.ifPresent(now -> largest.accumulateAndGet(latest, Ledger::larger));
    return latest;
  }

  /**
   * What the sequencer of this process signed and saw committed: its own signature is not verified
   * again, as long as storage gives back the very note.
   */
  public void published(Checkpoint checkpoint) {
    largest.accumulateAndGet(Optional.of(checkpoint), Ledger::larger);
  }

  /** What the log says, from now on, of the rows of these tables. */
  public Recollection recall(Set<String> tables) {
    return new Recollection(journal, sealing, this::checkpoint, tables);
  }

  private static Optional<Checkpoint> larger(Optional<Checkpoint> one, Optional<Checkpoint> other) {
    return size(one) > size(other) ? one : other;
  }

  private static long size(Optional<Checkpoint> checkpoint) {
    return checkpoint.map(seen -> seen.head().size()).orElse(0L);
  }

  private static Exchange exchange(SignedMessage message) {
    byte[] salt = message.salts().exchange().revealSecret("to recompute C_exchange");
    Exchange exchange = new Exchange(message.digest(), salt);
    Arrays.fill(salt, (byte) 0);
    return exchange;
  }

  private boolean isAuthorised(Transaction transaction, Leaf leaf) {
    return journal
        .common(transaction, leaf.entry())
        .filter(stored -> stored.leaf().equals(leaf.data()))
        .flatMap(sealing::open)
        .filter(entry -> entry.kind() == EntryKind.AUTHORISED)
        .isPresent();
  }

  private Optional<Inclusion> inclusion(Transaction transaction, Leaf leaf, Checkpoint under) {
    if (leaf.seq() >= under.head().size()) {
      return Optional.empty();
    }
    List<Sha256> path = hashes(transaction, Range.inclusion(leaf.seq(), under.head().size()));
    return Optional.of(new Inclusion(leaf.seq(), leaf.data(), path, under))
        .filter(Inclusion::holds);
  }

  private List<Sha256> hashes(Transaction transaction, List<Range> ranges) {
    List<Node.At> needed = new ArrayList<>();
    ranges.forEach(range -> needed.addAll(range.nodes()));
    Map<Node.At, Sha256> stored = new HashMap<>();
    for (Node node : journal.nodes(transaction, needed)) {
      stored.put(node.at(), node.hash());
    }
    if (!stored.keySet().containsAll(needed)) {
      return List.of();
    }
    return ranges.stream().map(range -> range.hash(at -> requireNonNull(stored.get(at)))).toList();
  }
}
