package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.ledger.LedgerContract.drain;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.ledger.tree.Proof;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Vault;

/** What the sequencer promises over any implementation of the ports of the ledger. */
abstract class SequencerContract {
  private final LedgerContract given;

  SequencerContract(LedgerContract given) {
    this.given = given;
  }

  @Test
  void publishes_nothing_while_nothing_waits() {
    assertThat(given.sequencer().step()).isEqualTo(Sequencer.Step.IDLE);
    assertThat(given.published).isEmpty();
  }

  @Test
  void numbers_without_a_gap_whoever_appends() throws Exception {
    Callable<EntryId> one = () -> given.append(given.access());
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var done : threads.invokeAll(IntStream.range(0, 60).mapToObj(i -> one).toList())) {
        done.get();
      }
    }
    Sequencer sequencer = given.sequencer();
    drain(sequencer);

    assertThat(given.published.getLast().head().size()).isEqualTo(60);
    List<Leaf> leaves = given.writer().turn(turn -> turn.leaves(0, 100)).orElseThrow();
    assertThat(leaves)
        .extracting(Leaf::seq)
        .containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(i -> (long) i).toList());
    assertThat(leaves).extracting(Leaf::entry).doesNotHaveDuplicates();
  }

  @Test
  void each_checkpoint_continues_the_one_before() {
    Sequencer sequencer = given.sequencer();
    for (int size : new int[] {1, 2, 5, 9}) {
      while (given.published.isEmpty() || given.published.getLast().head().size() < size) {
        given.append(given.access());
        drain(sequencer);
      }
    }
    for (int i = 1; i < given.published.size(); i++) {
      Head older = given.published.get(i - 1).head();
      Head newer = given.published.get(i).head();
      List<Sha256> path =
          given.storage().call(tx -> given.ledger().consistency(tx, older.size(), newer.size()));
      assertThat(Proof.continues(older, newer, path)).isTrue();
    }
  }

  @Test
  void goes_on_where_it_stopped_after_a_restart() {
    given.append(given.access());
    drain(given.sequencer());
    given.append(given.access());
    drain(given.sequencer());

    assertThat(given.published)
        .extracting(checkpoint -> checkpoint.head().size())
        .containsExactly(1L, 2L);
  }

  @Test
  void of_a_second_replica_takes_over_at_any_point() {
    Sequencer one = given.sequencer();
    Sequencer two = given.sequencer();
    for (int i = 0; i < 6; i++) {
      given.append(given.access());
      drain(i % 2 == 0 ? one : two);
    }
    assertThat(given.published.getLast().head().size()).isEqualTo(6);
  }

  @Test
  void signs_a_head_that_was_left_unsigned_by_a_crash() {
    given.append(given.access());
    Sequencer crashed = given.sequencer();
    assertThat(given.writer().turn(this::leaveUnsigned)).contains(true);

    assertThat(crashed.step()).isEqualTo(Sequencer.Step.ADVANCED);
    assertThat(given.published.getLast().head().size()).isEqualTo(1);
  }

  /** What is in the database when a node dies between the two turns. */
  private boolean leaveUnsigned(LogWriter.Turn turn) {
    StoredCommon waiting = turn.pending(1, java.util.Set.of()).getFirst();
    List<Node> nodes = new ArrayList<>();
    Frontier grown = Frontier.EMPTY.plus(List.of(waiting.leaf().hash()), nodes::add);
    return turn.extend(
        Head.EMPTY, grown.head(), List.of(new Leaf(0, waiting.id(), waiting.leaf())), nodes);
  }

  @Test
  void refuses_a_leaf_that_stands_for_no_entry_of_ours() {
    Keystore stranger = AnyKeystore.stranger();
    Ledger forger =
        new Ledger(
            given.journal(),
            new Vault(given.childKeys(), stranger, new SecureRandom()),
            stranger,
            new SecureRandom());
    given.storage().run(tx -> forger.append(tx, given.access()));
    assertThat(given.writer().turn(this::leaveUnsigned)).contains(true);

    assertThatThrownBy(() -> given.sequencer().step())
        .isInstanceOf(LogBroken.class)
        .hasMessageContaining("leaf 0");
    assertThat(given.published).isEmpty();
  }

  @Test
  void gives_no_leaf_to_an_entry_that_we_did_not_write_and_names_it_once() {
    Keystore stranger = AnyKeystore.stranger();
    Ledger forger =
        new Ledger(
            given.journal(),
            new Vault(given.childKeys(), stranger, new SecureRandom()),
            stranger,
            new SecureRandom());
    EntryId invented = given.storage().call(tx -> forger.append(tx, given.access()));
    given.append(given.access());
    Sequencer sequencer = given.sequencer();
    drain(sequencer);
    drain(sequencer);

    assertThat(given.forged).containsExactly(invented);
    assertThat(given.published.getLast().head().size()).isEqualTo(1);
  }

  @Test
  void moves_the_head_only_from_where_it_is() {
    given.append(given.access());
    drain(given.sequencer());
    Head head = given.writer().turn(LogWriter.Turn::head).orElseThrow();
    Frontier other = Frontier.EMPTY.plus(List.of(Sha256.of("a"), Sha256.of("b")), node -> {});

    assertThat(
            given
                .writer()
                .turn(turn -> turn.extend(Head.EMPTY, other.head(), List.of(), List.of())))
        .contains(false);
    assertThat(given.writer().turn(LogWriter.Turn::head)).contains(head);
  }
}
