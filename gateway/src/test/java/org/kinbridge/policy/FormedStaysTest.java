package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kinbridge.json.StrictJson;

/** What leaves in a lesser form: its own words stay, and the sender commits to them. */
class FormedStaysTest {
  private static CaseRun run;

  @BeforeAll
  static void load() throws Exception {
    run = CaseRun.complete();
  }

  @Test
  void the_whole_date_stays_where_its_year_leaves() throws Exception {
    Permitted permitted = decide(named("consent-tracing-permit"));
    assertThat(text(permitted)).contains("\"2004\"").doesNotContain("2004-06-07");
    assertThat(committed(permitted, "R08", "cp-related-person.birthDate")).contains("2004-06-07");
  }

  @Test
  void the_whole_address_stays_where_its_state_leaves() throws Exception {
    Permitted permitted = decide(named("consent-tracing-permit"));
    assertThat(committed(permitted, "R08", "cp-related-person.address"))
        .contains("9 Tanner Street");
  }

  @Test
  void the_birth_date_stays_where_a_band_of_ages_leaves() throws Exception {
    Permitted permitted = decide(named("public-task-place-permit"));
    assertThat(text(permitted)).contains("highAge").doesNotContain("2004-06-07");
    assertThat(committed(permitted, "R08", "cp-related-person.birthDate")).contains("2004-06-07");
  }

  @Test
  void the_recorded_state_of_a_measure_stays_where_it_is_shown_as_expired() throws Exception {
    Permitted permitted = decide(named("R21-ended"));
    assertThat(committed(permitted, "R21", "cp-legal-measure.legalState"))
        .contains("enforceable")
        .doesNotContain("expired");
  }

  @Test
  void whether_there_was_more_than_the_form_shows_is_not_told() throws Exception {
    Prepared one = prepared("consent-tracing-permit");
    JsonNode record = one.request().record().content().reveal("test");
    ((ObjectNode) record.at("/entry/2/resource")).set("birthDate", TextNode.valueOf("2004"));
    Permitted onlyTheYear = (Permitted) run.decide(one);
    assertThat(onlyTheYear.explanation().asRecipientSees())
        .isEqualTo(decide(named("consent-tracing-permit")).explanation().asRecipientSees());
  }

  @Test
  void what_is_told_as_of_a_day_is_the_same_on_the_next_one() throws Exception {
    for (String formed : List.of("public-task-place-permit", "R16-ward-flag")) {
      PolicyCase tomorrow = on("2026-04-11T09:30:00Z", named(formed));
      assertThat(body(run.decide(tomorrow))).as(formed).isEqualTo(body(run.decide(named(formed))));
    }
  }

  private static PolicyCase on(String now, PolicyCase one) {
    ObjectNode content = one.content().deepCopy();
    content.withArray("/change").addObject().put("in", "world").put("at", "/now").put("to", now);
    return new PolicyCase(one.name(), content);
  }

  /** But for the document's own id, which is fresh with every decision. */
  private static JsonNode body(Decision decision) throws Exception {
    ObjectNode body =
        (ObjectNode) StrictJson.parse(((Permitted) decision).content(), StrictJson.Limits.DOCUMENT);
    body.remove("identifier");
    return body;
  }

  private static String committed(Permitted permitted, String rule, String path) {
    return permitted.stayed().announced().stream()
        .filter(kind -> kind.by().equals(rule) && kind.path().equals(path))
        .map(kind -> kind.values().reveal("test").toString())
        .findFirst()
        .orElse("");
  }

  private static Permitted decide(PolicyCase one) throws Exception {
    return (Permitted) run.decide(one);
  }

  private static Prepared prepared(String name) throws Exception {
    PolicyCase one = named(name);
    return new Prepared(one, one.world(run.version()), one.request());
  }

  private static String text(Permitted permitted) {
    return new String(permitted.content(), StandardCharsets.UTF_8);
  }

  private static PolicyCase named(String name) {
    return PolicyCase.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
