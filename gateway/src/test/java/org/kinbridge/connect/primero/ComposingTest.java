package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.connect.NoAnswer;

/** What the short form says becomes facts, and what it does not say becomes nothing. */
class ComposingTest extends AtTheMinistry {
  @Test
  void facts_are_stated_as_they_were_answered_with_day_and_end() throws NoAnswer {
    JsonNode facts = sent(record -> {}).path("facts");

    assertThat(facts.toString())
        .isEqualTo(
            "[{\"code\":\"child-heard\",\"of\":\"#child\",\"value\":\"interpreter\","
                + "\"source\":\"caseworker\",\"objection\":\"no\","
                + "\"assertedAt\":\"2026-11-21T00:00:00Z\",\"validUntil\":\"2026-12-06T00:00:00Z\"},"
                + "{\"code\":\"international-protection\",\"of\":\"#child\",\"value\":\"yes\","
                + "\"source\":\"caseworker\",\"assertedAt\":\"2026-11-21T00:00:00Z\","
                + "\"validUntil\":\"2026-12-06T00:00:00Z\"}]");
  }

  @Test
  void whoever_referred_the_case_is_the_actor() throws NoAnswer {
    assertThat(sent(record -> {}).path("actor").toString())
        .isEqualTo(
            "{\"userRef\":\"cassar_cw_03\",\"function\":\"caseworker\",\"authority\":\"xc-mosa\"}");
  }

  @Test
  void the_route_says_whom_to_what_for_and_why() throws NoAnswer {
    JsonNode request = sent(record -> {});

    assertThat(request.path("to").toString())
        .isEqualTo("{\"node\":\"XA\",\"authority\":\"xa-casw\"}");
    assertThat(request.path("purpose").asText()).isEqualTo("CPREUNIF");
    assertThat(request.path("legalBasis").asText()).isEqualTo("consent");
    assertThat(request.path("urgency").asText()).isEqualTo("routine");
  }

  @Test
  void the_form_is_not_a_part_of_the_record() throws NoAnswer {
    JsonNode record =
        sent(one ->
                one.putArray("family_details_section")
                    .addObject()
                    .put("relation_name", "Ada")
                    .put("kinbridge_restricted", "yes_may"))
            .at("/record/content/data/record");

    assertThat(record.toString()).contains("Quillon").contains("Ada").doesNotContain("kinbridge_");
  }

  @Test
  void a_field_that_is_not_of_the_form_stays_in_the_record() throws NoAnswer {
    JsonNode record =
        sent(one -> one.put("kinbridgeless_danger", "yes")).at("/record/content/data/record");

    assertThat(record.path("kinbridgeless_danger").asText()).isEqualTo("yes");
  }

  @Test
  void an_open_question_is_told_with_its_label_and_the_node_is_not_asked() throws NoAnswer {
    assertThat(told(record -> record.remove("kinbridge_heard")))
        .isEqualTo(
            "On hold: nothing was sent. Not answered: Was the child heard? Complete this and refer"
                + " the case again.");
  }

  @Test
  void every_open_question_is_told_at_once() throws NoAnswer {
    assertThat(
            told(
                record -> {
                  record.putNull("kinbridge_heard").put("kinbridge_objects", "  ");
                  record.remove("kinbridge_protection");
                }))
        .contains("Was the child heard?")
        .contains("Does the child object?")
        .contains("Does the child seek protection?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"maybe\"", "true", "1", "[\"yes\"]", "{\"yes\":true}"})
  void an_answer_that_is_not_listed_is_no_answer(String answer) throws Exception {
    JsonNode odd =
        org.kinbridge.json.StrictJson.parse(
            answer.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            org.kinbridge.json.StrictJson.Limits.WIRE);

    assertThat(told(record -> record.set("kinbridge_protection", odd)))
        .contains(
            "Answered in a way that the gateway does not know: Does the child seek protection?")
        .doesNotContain("maybe");
  }

  @Test
  void unknown_is_an_answer_and_is_stated() throws NoAnswer {
    JsonNode facts = sent(record -> record.put("kinbridge_protection", "not_known")).path("facts");

    assertThat(facts.path(1).path("value").asText()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-07", "2026-11-24", "2027-01-01", "21.11.2026", "2026-02-30"})
  void answers_of_another_time_are_none(String day) throws NoAnswer {
    assertThat(told(record -> record.put("kinbridge_stated_on", day)))
        .contains("Not answered lately, check the answers and the day: Day of these answers")
        .doesNotContain(day);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-08", "2026-11-22", "2026-11-23"})
  void answers_within_their_days_count(String day) throws NoAnswer {
    assertThat(sent(record -> record.put("kinbridge_stated_on", day)).path("facts")).hasSize(2);
  }

  @Test
  void answers_without_a_day_are_none() throws NoAnswer {
    assertThat(told(record -> record.remove("kinbridge_stated_on")))
        .contains("Not answered: Day of these answers");
  }

  @Test
  void a_field_of_the_form_that_nobody_configured_is_told_and_not_lost() throws NoAnswer {
    assertThat(told(record -> record.put("kinbridge_new_question", "no")))
        .contains("The gateway does not know this field of the form: kinbridge_new_question");
  }

  @Test
  void a_long_list_of_questions_is_cut_between_sentences() throws NoAnswer {
    String reason =
        told(
            record -> {
              for (int i = 0; i < 30; i++) {
                record.put("kinbridge_" + "x".repeat(60) + i, "y");
              }
            });

    assertThat(reason.length()).isLessThan(1_001);
    assertThat(reason).contains("And more.").endsWith("refer the case again.");
  }

  @Test
  void the_id_of_a_disclosure_follows_from_its_referral_alone() {
    UUID referral = UUID.fromString("1e5be7bd-0000-4790-a880-ccaca3f47b5a");

    assertThat(DerivedId.of(referral)).isEqualTo(DerivedId.of(referral));
    assertThat(DerivedId.of(referral).toString()).isEqualTo("2ed48e38-668f-8dca-939d-9d5e44eecbdf");
    assertThat(DerivedId.of(UUID.randomUUID())).isNotEqualTo(DerivedId.of(referral));
  }

  @Nested
  class Resolutions {
    @Test
    void a_code_that_means_several_things_is_chosen_wherever_it_stands() throws NoAnswer {
      JsonNode resolutions =
          sent(record -> {
                record.putArray("protection_concerns").add("refugee").add("trafficked_smuggled");
                record
                    .putArray("protection_concern_detail_subform_section")
                    .addObject()
                    .put("protection_concern_type", "trafficked_smuggled");
                record.put("kinbridge_trafficked", "trafficked");
              })
              .path("resolutions");

      assertThat(resolutions.toString())
          .isEqualTo(
              "[{\"source\":\"/data/record/protection_concerns/1\",\"by\":\"cassar_cw_03\","
                  + "\"code\":\"trafficking\"},"
                  + "{\"source\":\"/data/record/protection_concern_detail_subform_section/0/"
                  + "protection_concern_type\",\"by\":\"cassar_cw_03\",\"code\":\"trafficking\"}]");
    }

    @Test
    void without_an_answer_nothing_is_chosen() throws NoAnswer {
      assertThat(
              sent(record -> record.putArray("protection_concerns").add("trafficked_smuggled"))
                  .path("resolutions"))
          .isEmpty();
    }

    @Test
    void an_instruction_is_dismissed_by_a_reason_and_by_name() throws NoAnswer {
      JsonNode resolutions =
          sent(record ->
                  record
                      .put("disclosure_deny_details", "Do not tell the uncle")
                      .put("kinbridge_withholding", "He is not in Aldmark"))
              .path("resolutions");

      assertThat(resolutions.toString())
          .isEqualTo(
              "[{\"source\":\"/data/record/disclosure_deny_details\",\"by\":\"cassar_cw_03\","
                  + "\"dismissed\":true,\"reason\":\"He is not in Aldmark\"}]");
    }

    @Test
    void an_instruction_that_nobody_dismissed_stands() throws NoAnswer {
      assertThat(
              sent(record -> record.put("disclosure_deny_details", "Do not tell"))
                  .path("resolutions"))
          .isEmpty();
    }
  }

  @Nested
  class Restrictions {
    private JsonNode sentWith(String... answers) throws NoAnswer {
      return sent(record -> relatives(record, answers));
    }

    private void relatives(ObjectNode record, String... answers) {
      for (String answer : answers) {
        ObjectNode row = record.withArray("family_details_section").addObject();
        row.put("relation", "uncle").put("kinbridge_restricted", answer);
      }
    }

    @Test
    void a_relative_who_must_not_find_the_child_is_one_wherever_he_can_be_reached()
        throws NoAnswer {
      JsonNode request = sentWith("yes_may", "not_where");

      assertThat(request.path("restrictions").toString())
          .isEqualTo(
              "[{\"person\":\"#family_details_section-1\",\"kind\":\"no-location-disclosure\","
                  + "\"elsewhere\":\"unknown\",\"basis\":\"caseworker\"}]");
      assertThat(request.at("/case/subjects/1").toString())
          .isEqualTo(
              "{\"id\":\"#family_details_section-1\","
                  + "\"at\":\"/data/record/family_details_section/1\"}");
    }

    @Test
    void a_relative_about_whom_nothing_was_answered_is_not_one() throws NoAnswer {
      assertThat(sentWith("").path("restrictions")).isEmpty();
    }

    @Test
    void an_answer_that_is_not_listed_is_told_and_not_lost() throws NoAnswer {
      assertThat(told(record -> relatives(record, "perhaps")))
          .contains("that the gateway does not know: May this person find the child?");
    }
  }
}
