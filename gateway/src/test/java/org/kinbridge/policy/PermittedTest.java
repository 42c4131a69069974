package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.situation.Situation;

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
  void it_names_who_sends_it_who_gets_it_and_whose_it_is() throws Exception {
    Permitted permitted = permitted(Retold.care());
    Circumstances around = Retold.care().asked().circumstances();
    assertThat(permitted.sender()).isEqualTo(around.parties().sender());
    assertThat(permitted.recipient()).isEqualTo(around.parties().recipient());
    assertThat(permitted.children())
        .isNotEmpty()
        .containsExactlyElementsOf(around.registers().children().values());
  }

  @Test
  void a_statement_that_does_not_leave_is_told_as_one_that_stays() throws Exception {
    Retold care =
        Retold.care()
            .request(
                "/statements/-",
                """
                {'section': 'situation', 'language': 'en', 'text': 'School went well.',
                 'writtenFor': 'xa-casw', 'releasedBy': 'u-17'}
                """);
    Explanation.Elements told = permitted(care).explanation().elements();
    assertThat(told.withheld())
        .extracting(Explanation.Withheld::path)
        .contains("Composition.section(situation)");
    assertThat(told.released())
        .extracting(Explanation.Released::path)
        .doesNotContain("Composition.section(situation)");
  }

  @Test
  void where_an_element_comes_from_is_told_without_what_the_map_adds() throws Exception {
    Retold primero =
        Retold.of("primero-reunification.json", "profiles/national/primero-v2/sample-case.json");
    assertThat(permitted(primero).explanation().elements().released())
        .filteredOn(row -> row.source().size() > 1)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.source()).allMatch(place -> place.startsWith("/")));
  }

  @Test
  void its_words_are_the_same_whenever_they_are_asked_for() throws Exception {
    Permitted permitted = permitted(Retold.care());
    assertThat(permitted.explanation()).isNotNull().isSameAs(permitted.explanation());
  }

  /** A rule that takes what no document can be without: what is left is no shared record. */
  @Test
  void nothing_leaves_that_is_no_shared_record() throws Exception {
    Redaction broken =
        new Redaction() {
          @Override
          public String id() {
            return "R00";
          }

          @Override
          public void mark(Situation situation, Marks marks) {
            situation
                .document()
                .resources("cp-case")
                .forEach(
                    one ->
                        one.root()
                            .children("status")
                            .forEach(
                                status ->
                                    marks.withhold(
                                        status,
                                        new Marks.Mark.Withheld(
                                            "R00", Reason.INTERNAL, Marks.Notice.SILENT))));
          }
        };
    List<Redaction> redactions = new ArrayList<>(RuleList.complete().redactions());
    redactions.add(broken);
    CaseRun run = CaseRun.complete();
    Policy policy =
        new Policy(
            run.version(), run.profile(), new RuleList(RuleList.complete().gates(), redactions));
    Decision refused = Retold.care().asked().decided(policy);
    assertThat(refused).isInstanceOf(Refused.class);
    assertThat(refused.explanation().reason()).contains(Reason.INTERNAL);
    assertThat(refused.explanation().missing())
        .anySatisfy(
            one -> {
              assertThat(one.code()).isEqualTo(Reason.INTERNAL);
              assertThat(one.pointer()).startsWith("Bundle.entry");
              assertThat(one.question()).isNotBlank();
            });
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
