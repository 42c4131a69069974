package org.kinbridge.sign.withheld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.sign.withheld.AnyTree.MANIFEST;
import static org.kinbridge.sign.withheld.AnyTree.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.support.Claim;

/** An opening shows one withheld element, as it was and where it stood, or leads nowhere. */
class ElementOpeningTest {
  private final WithheldTree tree = tree(40, 3, 5);

  private final ObjectNode file =
      tree.keepsake().open(4, tree.values().get(4), MANIFEST).orElseThrow().toJson();

  @Test
  @Claim("WIRE-8.6")
  void leads_nowhere_once_a_word_of_it_is_changed() throws Exception {
    for (String member : List.of("path", "rule", "value", "kind", "secret", "leaf", "audit")) {
      ObjectNode other = file.deepCopy();
      switch (member) {
        case "kind" -> other.put("kind", "announced");
        case "leaf" -> other.put("leaf", file.path("leaf").asInt() ^ 1);
        case "secret" -> other.put("secret", "A".repeat(43));
        case "audit" -> ((ArrayNode) other.path("audit")).set(5, "A".repeat(43));
        default -> other.put(member, file.path(member).asText() + " ");
      }
      assertThat(ElementOpening.read(other).root()).as(member).isNotEqualTo(tree.root());
    }
  }

  /** An announced kind has one value: its place follows from what the recipient has. */
  @Test
  void of_what_is_announced_stands_behind_its_notice() throws Exception {
    int[] slots = new int[3];
    for (int i = 0; i < 3; i++) {
      ElementOpening opening =
          tree.keepsake().open(i, tree.values().get(i), MANIFEST).orElseThrow();
      slots[i] = opening.place();
    }
    assertThat(slots[1] ^ slots[0]).isEqualTo(43 ^ 44);
    assertThat(slots[2] ^ slots[0]).isEqualTo(43 ^ 45);
  }

  @Test
  void of_no_tree_is_not_read() {
    for (String member : List.of("leaf", "audit", "v", "kind", "more", "value")) {
      ObjectNode other = file.deepCopy();
      switch (member) {
        case "leaf" -> other.put("leaf", 4096);
        case "audit" -> ((ArrayNode) other.path("audit")).remove(0);
        case "v" -> other.put("v", 2);
        case "kind" -> other.put("kind", "released");
        case "more" -> other.put("more", 1);
        default -> other.remove("value");
      }
      assertThat(refused(other)).as(member).isTrue();
    }
  }

  /** 42 levels shifted around an int would look like ten. */
  @ParameterizedTest
  @ValueSource(ints = {0, 9, 11, 13, 32, 42, 44, 74})
  void of_a_tree_of_another_height_is_not_read(int levels) {
    ObjectNode other = file.deepCopy();
    ArrayNode audit = other.putArray("audit");
    for (int i = 0; i < levels; i++) {
      audit.add("A".repeat(43));
    }
    assertThat(refused(other.put("leaf", 0))).isTrue();
  }

  @Test
  void stands_between_the_first_leaf_and_the_last() throws Exception {
    ElementOpening opening = ElementOpening.read(file);
    for (int place : new int[] {0, 4095}) {
      assertThat(at(opening, place).place()).isEqualTo(place);
    }
    for (int place : new int[] {-1, 4096, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> at(opening, place)).isInstanceOf(IllegalArgumentException.class);
    }
    long around = (1L << Integer.SIZE) + opening.place();
    assertThat(refused(file.deepCopy().put("leaf", around))).isTrue();
  }

  private static ElementOpening at(ElementOpening of, int place) {
    return new ElementOpening(of.element(), of.secret(), place, of.audit(), of.manifest());
  }

  private boolean refused(JsonNode other) {
    try {
      ElementOpening.read(other);
      return false;
    } catch (JsonRefused refused) {
      return true;
    }
  }

  @Test
  void prints_nothing_of_it() throws Exception {
    assertThat(ElementOpening.read(file) + "" + tree.keepsake() + tree.openings())
        .isEqualTo("<opening><keepsake><openings>");
  }
}
