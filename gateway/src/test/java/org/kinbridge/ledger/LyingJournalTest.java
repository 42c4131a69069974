package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.sign.AnySignedMessage;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** A journal that lies about leaves and nodes commits no message and proves nothing. */
class LyingJournalTest {
  private final Keystore keys = AnyKeystore.keystore();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Lying lying = new Lying();
  private final Ledger ledger = new Ledger(lying, vault, keys, new SecureRandom());
  private final ChildRef child = new ChildRef(UUID.randomUUID());
  private final SignedMessage message = AnySignedMessage.about(child, AnyKeystore.NOW);

  private EntryId record(EntryKind kind, SignedMessage about) {
    Entry entry =
        Entry.of(kind, AnyKeystore.NOW)
            .about(child, JsonNodeFactory.instance.objectNode())
            .exchange(
                new Exchange(about.digest(), about.salts().exchange().revealSecret("a test")));
    return storage.call(tx -> ledger.append(tx, entry));
  }

  private void number() {
    Sequencer sequencer = new Sequencer(log, vault, keys, new SecureRandom(), new Unheard());
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
  }

  private Optional<Committed> committed() {
    return storage.call(tx -> ledger.committed(tx, message));
  }

  @Test
  void that_tells_the_truth_commits_it() {
    EntryId entry = record(EntryKind.AUTHORISED, message);
    number();
    Committed committed = committed().orElseThrow();
    assertThat(committed.entry()).isEqualTo(entry);
    assertThat(committed).hasToString("committed " + message.manifest().msgId());
  }

  /** A received entry with the message's exchange, standing for another message's authorisation. */
  @Test
  void that_gives_a_leaf_another_entry() {
    record(EntryKind.RECEIVED, message);
    EntryId other = record(EntryKind.AUTHORISED, AnySignedMessage.about(child, AnyKeystore.NOW));
    number();
    lying.leaves =
        truth -> truth.stream().map(leaf -> new Leaf(leaf.seq(), other, leaf.data())).toList();
    assertThat(committed()).isEmpty();
  }

  @Test
  void that_names_a_leaf_at_another_place() {
    record(EntryKind.AUTHORISED, message);
    record(EntryKind.AUTHORISED, AnySignedMessage.about(child, AnyKeystore.NOW));
    number();
    for (long seq : new long[] {1, 2, 3}) {
      lying.leaves =
          truth -> truth.stream().map(leaf -> new Leaf(seq, leaf.entry(), leaf.data())).toList();
      assertThat(committed()).as("at " + seq).isEmpty();
    }
  }

  @Test
  void that_has_lost_a_node() {
    record(EntryKind.AUTHORISED, message);
    record(EntryKind.AUTHORISED, AnySignedMessage.about(child, AnyKeystore.NOW));
    number();
    lying.nodes = truth -> List.of();
    assertThat(committed()).isEmpty();
    assertThat(storage.<List<Sha256>>call(tx -> ledger.consistency(tx, 1, 2))).isEmpty();
  }

  @Test
  void that_has_altered_a_node() {
    record(EntryKind.AUTHORISED, message);
    record(EntryKind.AUTHORISED, AnySignedMessage.about(child, AnyKeystore.NOW));
    number();
    lying.nodes = truth -> truth.stream().map(node -> new Node(node.at(), Sha256.of("x"))).toList();
    assertThat(committed()).isEmpty();
  }

  private Checkpoint published() {
    String note = storage.call(log::latestCheckpoint).orElseThrow();
    Checkpoint checkpoint =
        Checkpoint.verify(note, LogIdentity.of(keys.entity(), keys.log())).orElseThrow();
    ledger.published(checkpoint);
    return checkpoint;
  }

  @Test
  void that_shows_what_was_published_here_in_another_spelling() {
    record(EntryKind.AUTHORISED, message);
    number();
    String note = published().note();
    int size = note.indexOf('\n') + 1;
    for (int at : new int[] {size, note.length() - 2}) {
      char other = note.charAt(at) == '2' ? '3' : '2';
      lying.checkpoint =
          truth -> Optional.of(note.substring(0, at) + other + note.substring(at + 1));
      assertThat(storage.call(ledger::checkpoint)).as("at " + at).isEmpty();
      assertThat(committed()).as("at " + at).isEmpty();
    }
    lying.checkpoint = UnaryOperator.identity();
    assertThat(committed()).isPresent();
  }

  @Test
  void that_goes_back_behind_what_was_published_here() {
    record(EntryKind.AUTHORISED, message);
    number();
    Optional<String> before = storage.call(log::latestCheckpoint);
    record(EntryKind.AUTHORISED, AnySignedMessage.about(child, AnyKeystore.NOW));
    number();
    published();
    lying.checkpoint = truth -> before;
    assertThat(storage.call(ledger::checkpoint)).isEmpty();
    assertThat(committed()).isEmpty();
  }

  private final class Lying extends TruthfulJournal {
    private UnaryOperator<List<Leaf>> leaves = UnaryOperator.identity();
    private UnaryOperator<List<Node>> nodes = UnaryOperator.identity();
    private UnaryOperator<Optional<String>> checkpoint = UnaryOperator.identity();

    Lying() {
      super(log);
    }

    @Override
    public List<Leaf> leavesOfExchange(Transaction transaction, Sha256 exchange) {
      return leaves.apply(super.leavesOfExchange(transaction, exchange));
    }

    @Override
    public List<Node> nodes(Transaction transaction, List<Node.At> places) {
      return nodes.apply(super.nodes(transaction, places));
    }

    @Override
    public Optional<String> latestCheckpoint(Transaction transaction) {
      return checkpoint.apply(super.latestCheckpoint(transaction));
    }
  }
}
