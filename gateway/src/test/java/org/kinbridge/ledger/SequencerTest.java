package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Vault;

/** Whoever has the lock, and whatever the log says: only what was read back is signed. */
class SequencerTest {
  private static final Sha256 X = Sha256.of("x");
  private final Keystore keys = AnyKeystore.keystore();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Ledger ledger = new Ledger(log, vault, keys, new SecureRandom());
  private final List<Long> published = new ArrayList<>();
  private final Lying lying = new Lying();

  private Sequencer sequencer() {
    return new Sequencer(lying, vault, keys, new SecureRandom(), new Heard());
  }

  private void append() {
    storage.call(tx -> ledger.append(tx, Entry.of(EntryKind.ACCESS, AnyKeystore.NOW)));
  }

  private void assertBroken(Sequencer sequencer, String why) {
    assertThatThrownBy(sequencer::step).isInstanceOf(LogBroken.class).hasMessageContaining(why);
    assertThat(published).doesNotContain(-1L);
  }

  @Nested
  class While_another_replica_has_the_lock {
    @Test
    void it_does_not_start() {
      append();
      lying.busyAt = 1;
      Sequencer sequencer = sequencer();
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ELSEWHERE);
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ADVANCED);
    }

    @Test
    void it_adds_nothing() {
      append();
      lying.busyAt = 2;
      Sequencer sequencer = sequencer();
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ELSEWHERE);
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ADVANCED);
    }

    @Test
    void it_signs_nothing_and_signs_afterwards_what_it_added() {
      append();
      lying.busyAt = 3;
      Sequencer sequencer = sequencer();
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ELSEWHERE);
      assertThat(published).isEmpty();
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ADVANCED);
      assertThat(published).containsExactly(1L);
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.IDLE);
    }
  }

  @Nested
  class It_does_not_start_from {
    private void signed(int entries) {
      for (int i = 0; i < entries; i++) {
        append();
        assertThat(sequencer().step()).isEqualTo(Sequencer.Step.ADVANCED);
      }
    }

    @Test
    void a_checkpoint_that_our_key_did_not_sign() {
      signed(1);
      lying.checkpoint = truth -> truth.map(note -> note.replace("\n1\n", "\n2\n"));
      assertBroken(sequencer(), "not signed by our log key");
    }

    @Test
    void leaves_that_do_not_give_the_root_of_the_last_checkpoint() {
      signed(2);
      lying.leaves =
          truth ->
              truth.stream()
                  .map(leaf -> new Leaf(leaf.seq(), leaf.entry(), new LeafData(X, X)))
                  .toList();
      assertBroken(sequencer(), "root of the last checkpoint");
    }

    @Test
    void leaves_with_a_gap() {
      signed(3);
      lying.leaves = truth -> truth.stream().filter(leaf -> leaf.seq() != 1).toList();
      assertBroken(sequencer(), "leaf 1 is missing");
    }
  }

  @Nested
  class It_does_not_sign {
    private final Sequencer running = sequencer();

    private void one() {
      append();
      assertThat(running.step()).isEqualTo(Sequencer.Step.ADVANCED);
    }

    @Test
    void another_head_of_the_size_that_it_signed() {
      one();
      append();
      lying.head = truth -> new Head(truth.size(), X);
      assertBroken(running, "from size 1 back to size 1");
    }

    @Test
    void a_head_that_the_leaves_do_not_give() {
      one();
      append();
      lying.head = truth -> truth.size() == 1 ? truth : new Head(truth.size(), X);
      assertBroken(running, "do not give the root of the head of size 2");
    }

    @Test
    void after_a_head_that_moved_while_it_was_adding() {
      one();
      append();
      lying.moved = true;
      assertBroken(running, "another head follows size 1");
    }
  }

  /** Nobody but who owns the database puts a leaf behind the head. */
  @Test
  void it_signs_the_head_and_no_leaf_behind_it() {
    append();
    Sequencer running = sequencer();
    assertThat(running.step()).isEqualTo(Sequencer.Step.ADVANCED);
    append();
    append();
    assertThat(log.turn(SequencerTest::twoLeavesUnderAHeadOfOneMore)).contains(true);
    assertThat(running.step()).isEqualTo(Sequencer.Step.ADVANCED);
    assertThat(published).containsExactly(1L, 2L);
  }

  private static boolean twoLeavesUnderAHeadOfOneMore(LogWriter.Turn turn) {
    Frontier one =
        Frontier.EMPTY.plus(List.of(turn.leaves(0, 1).getFirst().data().hash()), node -> {});
    List<StoredCommon> waiting = turn.pending(2, Set.of());
    List<Node> nodes = new ArrayList<>();
    Frontier two = one.plus(List.of(waiting.getFirst().leaf().hash()), nodes::add);
    List<Leaf> leaves = new ArrayList<>();
    for (StoredCommon entry : waiting) {
      leaves.add(new Leaf(1 + leaves.size(), entry.id(), entry.leaf()));
    }
    return turn.extend(one.head(), two.head(), leaves, nodes);
  }

  private final class Heard implements Sequencer.Listener {
    @Override
    public void published(Checkpoint checkpoint) {
      published.add(checkpoint.head().size());
    }

    @Override
    public void forged(EntryId entry) {
      published.add(-1L);
    }
  }

  /** A way into the log that is busy once, and lies about what is there. */
  private final class Lying implements LogWriter {
    private int busyAt;
    private int turns;
    private boolean moved;
    private UnaryOperator<Head> head = UnaryOperator.identity();
    private UnaryOperator<List<Leaf>> leaves = UnaryOperator.identity();
    private UnaryOperator<Optional<String>> checkpoint = UnaryOperator.identity();

    @Override
    public <T> Optional<T> turn(Function<Turn, T> work) {
      turns++;
      return turns == busyAt ? Optional.empty() : log.turn(turn -> work.apply(of(turn)));
    }

    private Turn of(Turn truth) {
      return new Turn() {
        @Override
        public Head head() {
          return head.apply(truth.head());
        }

        @Override
        public List<StoredCommon> pending(int most, Set<EntryId> except) {
          return truth.pending(most, except);
        }

        @Override
        public boolean extend(Head from, Head to, List<Leaf> added, List<Node> nodes) {
          return !moved && truth.extend(from, to, added, nodes);
        }

        @Override
        public List<Leaf> leaves(long from, int most) {
          return leaves.apply(truth.leaves(from, most));
        }

        @Override
        public Optional<StoredCommon> entry(EntryId id) {
          return truth.entry(id);
        }

        @Override
        public Optional<String> latestCheckpoint() {
          return checkpoint.apply(truth.latestCheckpoint());
        }

        @Override
        public void publish(long size, String note) {
          truth.publish(size, note);
        }
      };
    }
  }
}
