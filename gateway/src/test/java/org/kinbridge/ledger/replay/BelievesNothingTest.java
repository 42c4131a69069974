package org.kinbridge.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Committed;
import org.kinbridge.ledger.InMemoryLog;
import org.kinbridge.ledger.Journal;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.LogBroken;
import org.kinbridge.ledger.LogIdentity;
import org.kinbridge.ledger.LogWriter;
import org.kinbridge.ledger.Sequencer;
import org.kinbridge.ledger.TruthfulJournal;
import org.kinbridge.ledger.Unheard;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.ledger.tree.Node;
import org.kinbridge.sign.AnySignedMessage;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.InMemoryVault;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** Storage that lies, byte by byte, to the ledger and to whoever reads its proofs. */
class BelievesNothingTest {
  private final Keystore keys = AnyKeystore.keystore();
  private final InMemoryTransactions storage = new InMemoryTransactions();
  private final Vault vault = new Vault(new InMemoryVault(), keys, new SecureRandom());
  private final InMemoryLog log = new InMemoryLog(storage);
  private final Lying lying = new Lying(log);
  private final Ledger ledger = new Ledger(lying, vault, keys, new SecureRandom());
  private final Sequencer sequencer =
      new Sequencer(log, vault, keys, new SecureRandom(), new Unheard());
  private final ChildRef child = new ChildRef(UUID.randomUUID());
  private final SignedMessage message = AnySignedMessage.about(child, AnyKeystore.NOW);

  private EntryId append(Entry entry) {
    return storage.call(tx -> ledger.append(tx, entry));
  }

  private static Entry access() {
    return Entry.of(EntryKind.ACCESS, AnyKeystore.NOW);
  }

  private Entry authorised() {
    return Entry.of(EntryKind.AUTHORISED, AnyKeystore.NOW)
        .about(child, JsonNodeFactory.instance.objectNode().put("name", "a"))
        .exchange(
            new Exchange(message.digest(), message.salts().exchange().revealSecret("a test")));
  }

  private String grow(Entry entry) {
    append(entry);
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
    return storage.<Optional<String>>call(log::latestCheckpoint).orElseThrow();
  }

  private Optional<Checkpoint> checkpoint() {
    return storage.call(ledger::checkpoint);
  }

  @Nested
  class A_checkpoint {
    @Test
    void of_the_past_is_none_once_a_later_one_was_seen() {
      String first = grow(access());
      assertThat(checkpoint().map(seen -> seen.head().size())).contains(1L);
      String second = grow(access());
      assertThat(checkpoint().map(seen -> seen.head().size())).contains(2L);

      lying.checkpoint = truth -> Optional.of(first);
      assertThat(checkpoint()).isEmpty();
      assertThat(checkpoint()).isEmpty();
      lying.checkpoint = truth -> Optional.of(second);
      assertThat(checkpoint().map(Checkpoint::note)).contains(second);
    }

    @Test
    void is_not_of_the_past_because_others_saw_a_later_one_while_it_was_read() {
      String first = grow(access());
      String second = grow(access());
      Optional<Checkpoint> read =
          storage.call(
              tx -> {
                lying.checkpoint =
                    truth -> {
                      lying.checkpoint = later -> later;
                      assertThat(ledger.checkpoint(tx).map(Checkpoint::note)).contains(second);
                      return Optional.of(first);
                    };
                return ledger.checkpoint(tx);
              });
      assertThat(read.map(Checkpoint::note)).contains(first);
    }

    @Test
    void that_was_never_written_again_is_none() {
      grow(access());
      assertThat(checkpoint()).isPresent();
      lying.checkpoint = truth -> Optional.empty();
      assertThat(checkpoint()).isEmpty();
    }

    @Test
    void of_the_same_size_and_another_writing_is_still_ours() {
      String note = grow(access());
      assertThat(checkpoint()).isPresent();
      String cosigned = note + "\u2014 node.xa.example/witness AAAAAQID\n";
      lying.checkpoint = truth -> Optional.of(cosigned);
      assertThat(checkpoint().map(Checkpoint::note)).contains(cosigned);
    }

    @Test
    void that_was_seen_is_not_verified_again() {
      String note = grow(access());
      assertThat(checkpoint().orElseThrow()).isSameAs(checkpoint().orElseThrow());
      String cosigned = note + "\u2014 node.xa.example/witness AAAAAQID\n";
      lying.checkpoint = truth -> Optional.of(cosigned);
      assertThat(checkpoint().orElseThrow()).isSameAs(checkpoint().orElseThrow());
    }

    @Test
    void before_the_leaf_commits_nothing() {
      String before = grow(access());
      grow(authorised());
      lying.checkpoint = truth -> Optional.of(before);
      assertThat(storage.<Optional<Committed>>call(tx -> ledger.committed(tx, message))).isEmpty();
      lying.checkpoint = UnaryOperator.identity();
      assertThat(storage.<Optional<Committed>>call(tx -> ledger.committed(tx, message)))
          .isPresent();
    }

    @Test
    void is_refused_when_only_somebody_else_signed_it() {
      LogIdentity identity = LogIdentity.of(keys.entity(), keys.log());
      String note = grow(access());
      String text = note.substring(0, note.indexOf('\u2014'));
      for (String line :
          List.of(
              "\u2014 node.xa.example/witness AAAAAQID",
              "",
              "\u2014 " + identity.origin() + " not base64",
              "\u2014 " + identity.origin() + " AAAAAQID")) {
        assertThat(Checkpoint.verify(text + line + "\n", identity)).isEmpty();
      }
      assertThat(Checkpoint.verify(note, identity))
          .hasValueSatisfying(
              checkpoint -> assertThat(checkpoint).hasToString("checkpoint of size 1"));
    }
  }

  @Nested
  class The_sequencer {
    @Test
    void refuses_a_log_that_went_back() {
      grow(access());
      append(access());
      List<Leaf> nothing = List.of();
      Sequencer behind = new Sequencer(log, vault, keys, new SecureRandom(), new Unheard());
      while (behind.step() == Sequencer.Step.ADVANCED) {
        continue;
      }
      assertThat(log.turn(turn -> turn.extend(turn.head(), Head.EMPTY, nothing, List.of())))
          .contains(true);
      append(access());
      assertThatThrownBy(behind::step).isInstanceOf(LogBroken.class).hasMessageContaining("back");
    }

    @Test
    void takes_more_than_one_page_of_entries_in_turns() {
      IntStream.range(0, Sequencer.BATCH + 3).forEach(i -> append(access()));
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ADVANCED);
      assertThat(checkpoint().map(seen -> seen.head().size())).contains((long) Sequencer.BATCH);
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.ADVANCED);
      assertThat(sequencer.step()).isEqualTo(Sequencer.Step.IDLE);
      assertThat(checkpoint().map(seen -> seen.head().size())).contains((long) Sequencer.BATCH + 3);
    }

    @Test
    void refuses_a_leaf_whose_entry_has_other_leaf_data() {
      EntryId entry = append(access());
      EntryId other = append(access());
      assertThat(log.turn(turn -> swapped(turn, entry, other))).contains(true);
      assertThatThrownBy(sequencer::step)
          .isInstanceOf(LogBroken.class)
          .hasMessageContaining("leaf 0");
    }

    private boolean swapped(LogWriter.Turn turn, EntryId entry, EntryId other) {
      LeafData data = turn.entry(other).orElseThrow().leaf();
      List<Node> nodes = new ArrayList<>();
      Frontier grown = Frontier.EMPTY.plus(List.of(data.hash()), nodes::add);
      return turn.extend(Head.EMPTY, grown.head(), List.of(new Leaf(0, entry, data)), nodes);
    }
  }

  @Test
  void leaf_data_are_64_bytes() {
    LeafData data = new LeafData(Sha256.of("record"), Sha256.of("exchange"));
    assertThat(LeafData.wrap(data.bytes())).isEqualTo(data);
    assertThatThrownBy(() -> LeafData.wrap(new byte[63]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Says of the latest checkpoint what a test wants, until it is told to be honest. */
  private static final class Lying extends TruthfulJournal {
    private UnaryOperator<Optional<String>> checkpoint = UnaryOperator.identity();

    Lying(Journal truth) {
      super(truth);
    }

    @Override
    public Optional<String> latestCheckpoint(Transaction transaction) {
      return checkpoint.apply(super.latestCheckpoint(transaction));
    }
  }
}
