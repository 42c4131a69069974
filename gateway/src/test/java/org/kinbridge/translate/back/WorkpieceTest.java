package org.kinbridge.translate.back;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.translate.json.JsonReader;

/** A record while a patch is made of it. */
class WorkpieceTest {
  private static final String RECORD =
      "{\"b\":{\"c\":\"1\"},\"list\":[\"x\",{\"y\":\"2\"}],\"n\":null,\"a\":\"3\"}";
  private static final List<String> PLACES =
      List.of(
          "/b/c",
          "/b/new",
          "/new/deep/er",
          "/list/0",
          "/list/1/y",
          "/list/2",
          "/list/2",
          "/n/x",
          "/a");

  @Test
  void what_was_only_tried_is_seen_meanwhile_and_leaves_nothing() throws Exception {
    Workpiece work = work();

    List<Boolean> seen =
        work.tried(() -> PLACES.stream().map(place -> isWritten(work, place)).toList());

    assertThat(seen).hasSameSizeAs(PLACES).doesNotContain(false);
    assertThat(work.record().toString()).isEqualTo(RECORD);
    assertThat(work.touched()).isEmpty();
  }

  @Test
  void what_is_written_after_a_trial_stays() throws Exception {
    Workpiece work = work();
    work.tried(() -> isWritten(work, "/new/deep"));

    assertThat(isWritten(work, "/a")).isTrue();
    assertThat(work.touched().toString()).isEqualTo("{\"a\":\"written\"}");
  }

  private static boolean isWritten(Workpiece work, String place) {
    return work.set(place, TextNode.valueOf("written"))
        && work.at(place).asText().equals("written");
  }

  private static Workpiece work() throws Exception {
    ObjectNode record = (ObjectNode) new ObjectMapper().readTree(RECORD);
    return new Workpiece(record, new JsonReader().writer());
  }
}
