package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Owned;

class ExplainedTest {
  private static final Shape CHILD = new Shape("cp-child");

  /** Knows how often somebody compared it with another. */
  @Owned(by = "this test", lock = "none")
  private static final class Compared extends TextNode {
    private static final long serialVersionUID = 1L;
    private static int comparisons;

    Compared(String text) {
      super(text);
    }

    @Override
    public boolean equals(Object other) {
      comparisons++;
      return super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode();
    }
  }

  private record Pair(Shape shape, JsonNode value) {}

  @Provide
  Arbitrary<List<Pair>> pairs() {
    List<Shape> shapes = List.of(CHILD, CHILD.below("name"), CHILD.below("name").below("text"));
    Arbitrary<JsonNode> values =
        Arbitraries.integers()
            .between(0, 600)
            .map(
                number ->
                    switch (number % 4) {
                      case 0 -> IntNode.valueOf(number);
                      case 1 -> BooleanNode.valueOf(number < 300);
                      default -> TextNode.valueOf(number % 4 == 2 ? "" + number : "Aa".repeat(4));
                    });
    return Arbitraries.integers()
        .between(0, 2)
        .flatMap(shape -> values.map(value -> new Pair(shapes.get(shape), value)))
        .list()
        .ofMaxSize(1_000);
  }

  @Property(tries = 25)
  void it_has_what_was_added_and_nothing_else(
      @ForAll("pairs") List<Pair> added, @ForAll("pairs") List<Pair> asked) {
    Explained explained = new Explained();
    Set<Pair> all = new HashSet<>();
    for (Pair pair : added) {
      explained.add(pair.shape(), pair.value());
      all.add(pair);
    }
    for (Pair pair : added) {
      assertThat(explained.has(pair.shape(), pair.value())).isTrue();
    }
    for (Pair pair : asked) {
      assertThat(explained.has(pair.shape(), pair.value())).isEqualTo(all.contains(pair));
    }
  }

  @Test
  void a_number_that_is_written_otherwise_is_another_value() {
    Explained explained = new Explained();
    explained.add(CHILD, IntNode.valueOf(7));
    assertThat(explained.has(CHILD, IntNode.valueOf(7))).isTrue();
    assertThat(explained.has(CHILD, TextNode.valueOf("7"))).isFalse();
  }

  /** However many values one shape has, and however many shapes one value. */
  @Test
  void one_more_is_compared_with_a_few() {
    Compared.comparisons = 0;
    Explained explained = new Explained();
    for (int i = 0; i < 20_000; i++) {
      explained.add(CHILD, new Compared("text " + i));
      explained.add(CHILD.below("m" + i % 50), new Compared("text"));
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(explained.has(CHILD, new Compared("text " + i))).isTrue();
      assertThat(explained.has(CHILD, new Compared("other " + i))).isFalse();
    }
    assertThat(Compared.comparisons).isLessThan(10 * 20_000);
  }
}
