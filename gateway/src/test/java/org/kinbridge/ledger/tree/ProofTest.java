package org.kinbridge.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;

/** Proofs at the edges, where the properties of {@link MerkleTest} seldom look. */
class ProofTest {
  private final Sha256 leaf = Merkle.leaf(new byte[] {1});

  @Test
  void of_a_leaf_after_the_only_one_is_none() {
    Head one = new Head(1, leaf);
    assertThat(Proof.includes(one, 0, leaf, List.of())).isTrue();
    assertThat(Proof.includes(one, 1, leaf, List.of())).isFalse();
  }

  @Test
  void that_a_log_continues_the_empty_one_is_empty() {
    Head one = new Head(1, leaf);
    assertThat(Proof.continues(Head.EMPTY, one, List.of())).isTrue();
    assertThat(Proof.continues(Head.EMPTY, one, List.of(leaf))).isFalse();
    assertThat(Proof.continues(new Head(0, leaf), one, List.of())).isFalse();
  }

  @Test
  void that_a_log_continues_itself_is_empty() {
    Head one = new Head(1, leaf);
    assertThat(Proof.continues(one, one, List.of())).isTrue();
    assertThat(Proof.continues(one, one, List.of(leaf))).isFalse();
    assertThat(Proof.continues(one, new Head(1, Sha256.of("x")), List.of())).isFalse();
    assertThat(Proof.continues(Head.EMPTY, Head.EMPTY, List.of())).isTrue();
  }

  /** The shorter log's root made of the longer one's: only the sizes show it. */
  @Test
  void that_a_log_continues_a_longer_one_cannot_be_made_up() {
    Head three = new Head(3, Sha256.of("three"));
    Head two = new Head(2, Merkle.node(three.root(), leaf));
    assertThat(Proof.continues(three, two, List.of(three.root(), leaf))).isFalse();
  }

  @Test
  void that_a_log_continues_a_longer_one_does_not_exist() {
    Head one = new Head(1, leaf);
    Head two = new Head(2, Merkle.node(leaf, leaf));
    assertThat(Proof.continues(two, one, List.of())).isFalse();
    assertThat(Proof.continues(two, one, List.of(leaf))).isFalse();
    assertThat(Proof.continues(one, two, List.of())).isFalse();
    assertThat(Proof.continues(one, two, List.of(leaf))).isTrue();
    assertThat(Range.consistency(2, 2)).isEmpty();
    assertThat(Range.consistency(0, 2)).isEmpty();
  }

  @Test
  void asks_for_exactly_the_stored_nodes_that_it_hashes() {
    for (int size = 1; size <= 40; size++) {
      Map<Node.At, Sha256> asked = new HashMap<>();
      for (int index = 0; index < size; index++) {
        for (Range range : Range.inclusion(index, size)) {
          asked.clear();
          range.hash(at -> asked.computeIfAbsent(at, place -> leaf));
          assertThat(range.nodes()).containsExactlyInAnyOrderElementsOf(asked.keySet());
        }
      }
    }
  }
}
