package org.kinbridge.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.RecordedLog;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.ledger.tree.Merkle;
import org.kinbridge.ledger.tree.Node;

/** Leaves, hashes and what was signed about them, altered: each deed is named, and nothing else. */
class LeafReplayTest {
  private static final Sha256 X = Sha256.of("x");
  private final RecordedLog log = RecordedLog.of(4, 8, 9);
  private final AlterableArchive archive = log.archive();

  private static String altered(String node) {
    return "node-altered: node " + node + " is not the hash of its leaves";
  }

  private static String alteredLeaf(String leaf) {
    return "leaf-altered: leaf " + leaf + " is not the leaf that was put there";
  }

  private String neverNumbered(int entry) {
    return "entry-never-numbered: entry " + log.ids.get(entry) + " has no leaf and waits for none";
  }

  private static String beyond(String claim) {
    return "checkpoint-beyond-leaves: " + claim + " signs more leaves than there are";
  }

  private static String notMet(String claim) {
    String kind = claim.startsWith("head") ? "head-not-met: " : "checkpoint-not-met: ";
    return kind + claim + " does not have the root the leaves give";
  }

  private void say(long seq, LeafData data) {
    archive.leaves.put(seq, new Leaf(seq, archive.leaves.get(seq).entry(), data));
  }

  private static LeafData forged() {
    return new LeafData(X, X);
  }

  @Test
  void an_untouched_log_holds_and_is_counted() {
    Replay replay = log.replay(archive);
    assertThat(replay.findings()).isEmpty();
    assertThat(replay.holds()).isTrue();
    assertThat(replay.head()).isEqualTo(archive.heads.getLast());
    assertThat(replay.head().size()).isEqualTo(9);
    assertThat(replay.signed()).isEqualTo(9);
    assertThat(replay.unsigned()).isZero();
    assertThat(replay.waiting()).isZero();
    assertThat(replay.kinds()).containsOnly(java.util.Map.entry(EntryKind.READ, 9L));
    assertThat(replay.checkpoint().map(Checkpoint::note))
        .contains(archive.checkpoints.lastEntry().getValue());
  }

  @Test
  void an_empty_log_holds() {
    RecordedLog empty = RecordedLog.of();
    Replay replay = empty.replay(empty.archive());
    assertThat(replay.holds()).isTrue();
    assertThat(replay.head()).isEqualTo(Head.EMPTY);
    assertThat(replay.signed()).isZero();
    assertThat(replay.checkpoint()).isEmpty();
  }

  @Nested
  class A_leaf {
    @Test
    void that_is_gone_is_replaced_by_its_hash_so_that_nothing_else_is_blamed() {
      archive.leaves.remove(5L);
      assertThat(log.findings(archive))
          .containsExactly("leaf-missing: leaf 5 is missing", neverNumbered(5));
    }

    @Test
    void that_is_gone_with_its_hash_ends_the_log() {
      archive.leaves.remove(5L);
      archive.nodes.remove(new Node.At(0, 5));
      Replay replay = log.replay(archive);
      assertThat(replay.findings())
          .extracting(Finding::toString)
          .containsExactly(
              beyond("checkpoint 8"),
              beyond("head 8"),
              beyond("checkpoint 9"),
              beyond("head 9"),
              neverNumbered(5));
      assertThat(replay.head().size()).isEqualTo(5);
      assertThat(replay.signed()).isEqualTo(9);
      assertThat(replay.unsigned()).isZero();
    }

    @Test
    void that_says_something_else_is_told_by_its_hash_and_by_its_entry() {
      say(2, forged());
      assertThat(log.findings(archive))
          .containsExactly(alteredLeaf("2 of " + log.ids.get(2)), alteredLeaf("2"));
    }

    @Test
    void that_says_something_else_without_its_entry_is_told_by_its_hash() {
      say(2, forged());
      archive.entries.remove(log.ids.get(2));
      assertThat(log.findings(archive))
          .containsExactly(
              "entry-missing: entry "
                  + log.ids.get(2)
                  + " of leaf 2 is missing although a leaf stands for it",
              alteredLeaf("2"));
    }

    @Test
    void that_was_altered_with_its_hash_breaks_everything_that_was_signed_after_it() {
      say(4, forged());
      archive.nodes.put(new Node.At(0, 4), forged().hash());
      assertThat(log.findings(archive))
          .containsExactly(
              alteredLeaf("4 of " + log.ids.get(4)),
              notMet("checkpoint 8"),
              notMet("head 8"),
              notMet("checkpoint 9"),
              notMet("head 9"),
              altered("1/2"));
    }

    @Test
    void that_changed_places_with_another_keeps_the_signed_order() {
      Leaf five = archive.leaves.get(5L);
      Leaf six = archive.leaves.get(6L);
      archive.leaves.put(5L, new Leaf(5, six.entry(), six.data()));
      archive.leaves.put(6L, new Leaf(6, five.entry(), five.data()));
      assertThat(log.findings(archive))
          .containsExactly(
              alteredLeaf("5, or its stored hash,"), alteredLeaf("6, or its stored hash,"));
    }

    @Test
    void added_at_the_end_is_signed_by_nobody() {
      EntryId id = log.append(log.read());
      AlterableArchive grown = log.archive();
      StoredEntry entry = grown.entries.get(id);
      grown.leaves.put(9L, new Leaf(9, id, entry.leaf()));
      grown.nodes.put(new Node.At(0, 9), entry.leaf().hash());
      grown.nodes.put(
          new Node.At(1, 4), Merkle.node(grown.nodes.get(new Node.At(0, 8)), entry.leaf().hash()));
      grown.queue.remove(id);
      Replay replay = log.replay(grown);
      assertThat(replay.findings()).isEmpty();
      assertThat(replay.head().size()).isEqualTo(10);
      assertThat(replay.signed()).isEqualTo(9);
      assertThat(replay.unsigned()).isEqualTo(1);
    }
  }

  @Nested
  class A_stored_hash {
    @Test
    void of_a_leaf_that_is_gone_is_named_with_the_node_above_it() {
      archive.nodes.remove(new Node.At(0, 5));
      assertThat(log.findings(archive)).containsExactly(altered("0/5"), altered("1/2"));
    }

    @Test
    void of_a_left_leaf_is_not_believed_against_leaf_entry_and_parent() {
      archive.nodes.put(new Node.At(0, 2), X);
      assertThat(log.findings(archive))
          .containsExactly(alteredLeaf("2, or its stored hash,"), altered("1/1"));
    }

    @Test
    void of_a_right_leaf_is_not_believed_either() {
      archive.nodes.put(new Node.At(0, 3), X);
      assertThat(log.findings(archive))
          .containsExactly(alteredLeaf("3, or its stored hash,"), altered("1/1"));
    }

    @Test
    void of_the_last_leaf_that_has_no_parent_yet_is_not_believed() {
      archive.nodes.put(new Node.At(0, 8), X);
      assertThat(log.findings(archive)).containsExactly(alteredLeaf("8, or its stored hash,"));
    }

    @Test
    void is_not_believed_for_a_parent_that_stands_elsewhere() {
      archive.nodes.put(new Node.At(0, 3), X);
      archive.nodes.remove(new Node.At(1, 1));
      Sha256 left = archive.nodes.get(new Node.At(0, 2));
      archive.nodes.put(new Node.At(1, 2), Merkle.node(left, X));
      assertThat(log.findings(archive))
          .containsExactly(
              alteredLeaf("3, or its stored hash,"),
              altered("1/1"),
              altered("1/2"),
              altered("2/0"),
              altered("2/1"));
    }

    @Test
    void above_the_leaves_is_named_with_its_own_parent() {
      archive.nodes.put(new Node.At(1, 3), X);
      assertThat(log.findings(archive)).containsExactly(altered("1/3"), altered("2/1"));
    }

    @Test
    void above_the_leaves_that_is_gone_is_named_with_its_own_parent() {
      archive.nodes.remove(new Node.At(2, 0));
      assertThat(log.findings(archive)).containsExactly(altered("2/0"), altered("3/0"));
    }

    @Test
    void at_the_top_is_named() {
      archive.nodes.put(new Node.At(3, 0), X);
      assertThat(log.findings(archive)).containsExactly(altered("3/0"));
    }
  }

  /** Longer than what is read at once, so that a gap shifts what the next page begins with. */
  @Nested
  class A_log_of_many_pages {
    private static RecordedLog written = RecordedLog.of();
    private final AlterableArchive many = written.archive();

    @BeforeAll
    static void write() {
      written = RecordedLog.of(1_500, 4_100);
    }

    @AfterAll
    static void let_go() {
      written = RecordedLog.of(); // thousands of entries
    }

    @Test
    void holds() {
      assertThat(written.findings(many)).isEmpty();
    }

    @Test
    void lacks_the_one_leaf_that_was_taken_out() {
      many.leaves.remove(7L);
      assertThat(written.findings(many))
          .containsExactly(
              "leaf-missing: leaf 7 is missing",
              "entry-never-numbered: entry "
                  + written.ids.get(7)
                  + " has no leaf and waits for none");
    }

    @Test
    void lacks_the_one_hash_that_was_taken_out() {
      many.nodes.remove(new Node.At(0, 7));
      assertThat(written.findings(many)).containsExactly(altered("0/7"), altered("1/3"));
    }

    @Test
    void has_the_hashes_of_each_page_of_nodes_looked_at() {
      many.nodes.put(new Node.At(1, 2_000), X);
      many.nodes.put(new Node.At(1, 2_049), X);
      assertThat(written.findings(many))
          .containsExactly(
              altered("1/2000"), altered("1/2049"), altered("2/1000"), altered("2/1024"));
    }
  }
}
