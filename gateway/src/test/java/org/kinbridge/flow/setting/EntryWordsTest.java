package org.kinbridge.flow.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class EntryWordsTest {
  private final ObjectNode part = JsonNodeFactory.instance.objectNode();

  @Test
  void of_a_translated_record_name_the_map_that_read_it() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("format", "primero-v2").put("mapDigest", "5f".repeat(32));

    EntryWords.translatedBy(part, report);

    assertThat(part.at("/map/format").asText()).isEqualTo("primero-v2");
    assertThat(part.at("/map/digest").asText()).isEqualTo("5f".repeat(32));
  }

  @Test
  void of_a_record_that_came_as_a_shared_one_name_no_map() {
    EntryWords.translatedBy(part, JsonNodeFactory.instance.objectNode());

    assertThat(part.has("map")).isFalse();
  }
}
