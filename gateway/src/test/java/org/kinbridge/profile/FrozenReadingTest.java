package org.kinbridge.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.json.StrictJson.Limits;
import org.kinbridge.profile.frozen.FrozenTree;

/** Reading onto nodes that refuse every change reads what reading onto others does. */
class FrozenReadingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"a\":{\"b\":[1,-2.50,1e3,12345678901234567890,true,false,null,\"x\"]},\"c\":[]}",
        "[[[{\"a\":[{}]}]],[{\"b\":\"é\"}]]",
        "\"text\"",
        "7",
        "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9,\"j\":10}"
      })
  void the_same_value_is_read(String json) throws JsonRefused {
    byte[] bytes = json.getBytes(UTF_8);

    JsonNode frozen = FrozenTree.read(bytes, Limits.WIRE);

    assertThat(frozen).isEqualTo(StrictJson.parse(bytes, Limits.WIRE));
    assertThat(frozen.toString()).isEqualTo(StrictJson.parse(bytes, Limits.WIRE).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,",
        "{\"a\"}",
        "{\"a\":1,\"a\":2}",
        "{\"b\":{\"a\":1,\"c\":2,\"a\":1}}",
        "{\"a\":1e99999999999}",
        "{} {}",
        "[\"\\ud800\"]"
      })
  void the_same_is_refused(String json) {
    byte[] bytes = json.getBytes(UTF_8);

    assertThatThrownBy(() -> FrozenTree.read(bytes, Limits.WIRE))
        .isInstanceOf(JsonRefused.class)
        .extracting(refused -> ((JsonRefused) refused).fault())
        .isEqualTo(fault(bytes));
  }

  private static Object fault(byte[] bytes) {
    try {
      return StrictJson.parse(bytes, Limits.WIRE);
    } catch (JsonRefused refused) {
      return refused.fault();
    }
  }

  @Test
  void what_is_nested_as_deep_as_a_door_allows_is_read_and_one_deeper_refused() throws JsonRefused {
    int depth = Limits.DOCUMENT.depth();
    String deepest = "[".repeat(depth) + "]".repeat(depth);

    assertThat(FrozenTree.read(deepest.getBytes(UTF_8), Limits.DOCUMENT).size()).isEqualTo(1);
    assertThatThrownBy(
            () -> FrozenTree.read(("[" + deepest + "]").getBytes(UTF_8), Limits.DOCUMENT))
        .isInstanceOf(JsonRefused.class);
  }

  @Test
  void what_was_read_refuses_every_change() throws JsonRefused {
    JsonNode read = FrozenTree.read("{\"a\":{\"b\":[1]}}".getBytes(UTF_8), Limits.WIRE);

    assertThatThrownBy(() -> ((ObjectNode) read.path("a")).put("b", 2))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((ArrayNode) read.at("/a/b")).add(2))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
