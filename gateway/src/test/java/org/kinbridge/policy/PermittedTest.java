package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Personal;

/** What a permit says of itself. */
class PermittedTest {
  private static Permitted permitted(Retold story) throws Exception {
    return (Permitted) story.decision();
  }

  private static Optional<Instant> until(Retold story) throws Exception {
    return permitted(story).explanation().validUntil();
  }

  @Test
  void it_stands_until_the_first_fact_ends_on_which_it_rests() throws Exception {
    Retold danger = Retold.danger();
    Instant agreed = Instant.parse("2029-01-01T00:00:00Z");
    assertThat(until(danger)).contains(agreed);
    Retold first = danger.request("/facts/0/validUntil", "'2026-05-02T00:00:00Z'");
    assertThat(until(first)).contains(Instant.parse("2026-05-02T00:00:00Z"));
    Retold second = first.request("/facts/1/validUntil", "'2026-05-01T00:00:00Z'");
    assertThat(until(second)).contains(Instant.parse("2026-05-01T00:00:00Z"));
  }

  @Test
  void it_stands_until_the_end_of_the_last_day_of_the_consent() throws Exception {
    assertThat(until(Retold.care())).contains(Instant.parse("2026-09-02T00:00:00Z"));
  }

  @Test
  void what_waits_waits_for_five_days_and_permits_nothing_meanwhile() throws Exception {
    Retold objects = Retold.care().request("/facts/0/objection", "'yes'");
    Explanation held = objects.decision().explanation();
    assertThat(held.validUntil()).isEmpty();
    assertThat(held.obligations()).isEmpty();
    assertThat(held.hold().orElseThrow().expires())
        .isEqualTo(objects.asked().circumstances().now().plus(Duration.ofDays(5)));
  }

  @Test
  void it_prints_nothing_of_what_leaves() throws Exception {
    assertThat(permitted(Retold.care())).hasToString("<permitted>");
  }

  @Test
  void nobody_changes_it() throws Exception {
    Permitted permitted = permitted(Retold.care());
    byte[] given = permitted.content();
    given[0] = 0;
    assertThat(permitted.content()[0]).isEqualTo((byte) '{');
  }

  @ParameterizedTest
  @CsvSource({
    "Bundle.entry[1].resource(cp-child).name[0].text,cp-child.name.text",
    "Bundle.entry[12].resource(cp-alert),cp-alert",
    "attachments[0],attachments"
  })
  void an_element_that_stays_is_of_the_kind_of_its_path_without_places(String path, String kind) {
    Personal<JsonNode> nothing = Personal.of("test", NullNode.getInstance());
    assertThat(new Stayed.Silent(path, "R08", nothing).kind()).isEqualTo(kind);
  }
}
