package org.kinbridge.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes to be signed are those that they always were: what a tree says of itself. */
class CompactJsonTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property(tries = 1_000)
  void a_tree_is_written_as_it_prints_itself(@ForAll long seed) {
    JsonNode tree = tree(new Random(seed), 5);

    assertThat(CompactJson.bytes(tree)).isEqualTo(tree.toString().getBytes(UTF_8));
  }

  @Test
  void every_character_is_written_as_it_prints_itself() {
    for (int from = 0; from <= Character.MAX_CODE_POINT; from += 997) {
      StringBuilder text = new StringBuilder();
      for (int c = from; c < from + 997 && c <= Character.MAX_CODE_POINT; c++) {
        text.appendCodePoint(c).append('-'); // so that no two halves make a character
      }
      JsonNode node = NODES.objectNode().put(text.toString(), text.toString());

      assertThat(CompactJson.bytes(node)).isEqualTo(node.toString().getBytes(UTF_8));
    }
  }

  /** Both writers have room for so much at first: a character may be the first beyond it. */
  @ParameterizedTest
  @ValueSource(ints = {1 << 10, 1 << 14})
  void a_text_that_needs_more_room_is_written_whole(int room) {
    for (String last : List.of("a", "\n", "Ж", "€", "\uD83D\uDE00", "\uD83D", "\u001F")) {
      for (int length = room - 12; length < room + 4; length++) {
        JsonNode text = NODES.textNode("a".repeat(length) + last);
        String expected = text.toString();

        assertThat(CompactJson.bytes(text)).isEqualTo(expected.getBytes(UTF_8));
        assertThat(CanonicalJson.bytes(text))
            .isEqualTo(expected.replace("\\u001F", "\\u001f").getBytes(UTF_8));
      }
    }
  }

  @Test
  void what_is_no_json_is_not_written() {
    assertThatThrownBy(() -> CompactJson.bytes(NODES.binaryNode(new byte[] {1})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CompactJson.bytes(NODES.missingNode()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonNode tree(Random random, int deep) {
    return switch (random.nextInt(deep > 0 ? 9 : 6)) {
      case 0 -> NODES.numberNode(random.nextLong());
      case 1 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(), random.nextInt(40) - 20));
      case 2 -> NODES.booleanNode(random.nextBoolean());
      case 3 -> NODES.nullNode();
      case 4, 5 -> NODES.textNode(text(random));
      case 6 -> {
        var array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(tree(random, deep - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
          object.set(text(random), tree(random, deep - 1));
        }
        yield object;
      }
    };
  }

  private static String text(Random random) {
    int most = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x2000 : 0x11_0000;
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.appendCodePoint(random.nextInt(most));
    }
    return text.toString();
  }
}
