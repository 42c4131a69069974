package org.kinbridge.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Sha256;

class MerkleTest {
  /**
   * The eight leaves that logs of this kind have been tested with since the first one, and their
   * roots.
   */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void the_empty_tree_is_the_digest_of_nothing() {
    assertThat(Frontier.EMPTY.head().root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void known_leaves_give_the_known_roots() {
    Frontier frontier = Frontier.EMPTY;
    for (int i = 0; i < LEAVES.size(); i++) {
      Sha256 leaf = Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(i)));
      frontier = frontier.plus(List.of(leaf), node -> {});
      assertThat(frontier.head()).isEqualTo(new Head(i + 1, Sha256.parseHex(ROOTS.get(i))));
    }
  }

  @Test
  void a_leaf_never_passes_for_a_node() {
    Sha256 left = Sha256.of("l");
    Sha256 right = Sha256.of("r");
    byte[] both = new byte[64];
    System.arraycopy(left.bytes(), 0, both, 0, 32);
    System.arraycopy(right.bytes(), 0, both, 32, 32);

    assertThat(Merkle.leaf(both)).isNotEqualTo(Merkle.node(left, right));
  }

  @Property(tries = 300)
  void a_frontier_grown_in_any_steps_gives_the_root_of_the_definition(
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 70) int step) {
    Tree tree = new Tree(size, step);

    assertThat(tree.head).isEqualTo(new Head(size, definition(tree.leaves)));
  }

  @Property(tries = 300)
  void the_inclusion_proof_of_each_leaf_holds_and_of_no_other(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 0, max = 199) int pick) {
    Tree tree = new Tree(size, 17);
    int index = pick % size;
    List<Sha256> path = tree.hashes(Range.inclusion(index, size));

    assertThat(path).isEqualTo(pathOfDefinition(index, tree.leaves));
    assertThat(Proof.includes(tree.head, index, tree.leaves.get(index), path)).isTrue();
    assertThat(path).hasSizeLessThanOrEqualTo(64 - Long.numberOfLeadingZeros(size));
    for (int other = 0; other < size; other++) {
      if (other != index) {
        assertThat(Proof.includes(tree.head, other, tree.leaves.get(index), path)).isFalse();
      }
    }
    assertThat(Proof.includes(tree.head, index, Sha256.of("forged"), path)).isFalse();
    assertThat(Proof.includes(new Head(size, Sha256.of("x")), index, tree.leaves.get(index), path))
        .isFalse();
    assertThat(Proof.includes(tree.head, index, tree.leaves.get(index), longer(path))).isFalse();
    if (!path.isEmpty()) {
      assertThat(
              Proof.includes(
                  tree.head, index, tree.leaves.get(index), path.subList(0, path.size() - 1)))
          .isFalse();
    }
  }

  @Property(tries = 300)
  void the_consistency_proof_holds_for_the_beginning_and_for_no_other_tree(
      @ForAll @IntRange(min = 1, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 200) int pick) {
    Tree tree = new Tree(size, 13);
    int old = 1 + pick % size;
    Head older = new Head(old, definition(tree.leaves.subList(0, old)));
    List<Sha256> path = tree.hashes(Range.consistency(old, size));

    assertThat(Proof.continues(older, tree.head, path)).isTrue();
    Head forged = new Head(old, Sha256.of("forged"));
    assertThat(Proof.continues(forged, tree.head, path)).isFalse();
    assertThat(Proof.continues(older, new Head(size, Sha256.of("forged")), path)).isFalse();
    assertThat(Proof.continues(older, tree.head, longer(path))).isFalse();
    if (old > 1) {
      assertThat(Proof.continues(new Head(old - 1, older.root()), tree.head, path)).isFalse();
    }
  }

  @Test
  void an_index_outside_the_tree_is_never_included() {
    Tree tree = new Tree(4, 4);
    assertThat(Proof.includes(tree.head, 4, tree.leaves.get(3), List.of())).isFalse();
    assertThat(Proof.includes(tree.head, -1, tree.leaves.get(3), List.of())).isFalse();
    assertThat(Proof.includes(Head.EMPTY, 0, tree.leaves.get(0), List.of())).isFalse();
  }

  private static List<Sha256> longer(List<Sha256> path) {
    List<Sha256> longer = new ArrayList<>(path);
    longer.add(Sha256.of("more"));
    return longer;
  }

  /** RFC 6962 section 2.1, word for word, slowly. */
  private static Sha256 definition(List<Sha256> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    return Merkle.node(
        definition(leaves.subList(0, k)), definition(leaves.subList(k, leaves.size())));
  }

  /** RFC 6962 section 2.1.1, word for word. */
  private static List<Sha256> pathOfDefinition(int m, List<Sha256> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    List<Sha256> left = leaves.subList(0, k);
    List<Sha256> right = leaves.subList(k, leaves.size());
    List<Sha256> path =
        new ArrayList<>(m < k ? pathOfDefinition(m, left) : pathOfDefinition(m - k, right));
    path.add(definition(m < k ? right : left));
    return path;
  }

  private static final class Tree {
    final List<Sha256> leaves = new ArrayList<>();
    final Map<Node.At, Sha256> nodes = new HashMap<>();
    final Head head;

    Tree(int size, int step) {
      for (int i = 0; i < size; i++) {
        leaves.add(Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
      }
      Frontier frontier = Frontier.EMPTY;
      for (int from = 0; from < size; from += step) {
        frontier =
            frontier.plus(
                leaves.subList(from, Math.min(size, from + step)),
                node -> nodes.put(node.at(), node.hash()));
      }
      head = frontier.head();
    }

    List<Sha256> hashes(List<Range> ranges) {
      return ranges.stream().map(range -> range.hash(nodes::get)).toList();
    }
  }
}
