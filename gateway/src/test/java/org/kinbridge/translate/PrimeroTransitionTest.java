package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Incomplete;
import org.kinbridge.translate.map.Translation.Translated;

/** What a Primero system hands over beside a case. */
class PrimeroTransitionTest {

  @Test
  void a_referral_is_recognised_by_what_it_states_and_brings_its_case() {
    Translated whole = sample("referral.json");
    JsonNode referral = Samples.resources(whole, "ServiceRequest").getFirst();
    JsonNode task = Samples.resources(whole, "Task").getFirst();

    assertThat(Samples.resources(whole, "ServiceRequest")).hasSize(1);
    assertThat(referral.at("/code/coding/0/code").asText()).isEqualTo("family-reunification");
    assertThat(referral.path("authoredOn").asText()).startsWith("2026-04-10");
    assertThat(task.at("/restriction/period/end").asText()).isEqualTo("2026-06-30");
    assertThat(Samples.child(whole).at("/name/0/text").asText()).isEqualTo("Mira Solen");
    assertThat(Samples.resources(whole, "EpisodeOfCare")).hasSize(1);
  }

  @Test
  void the_facts_and_questions_of_the_case_come_with_it() {
    ObjectNode referral = (ObjectNode) Samples.json(Samples.file("samples/referral.json"));
    ((ObjectNode) referral.at("/data/record"))
        .put("disclosure_deny_details", "Tell the uncle nothing");

    assertThat(Samples.questions(Samples.translate(referral)))
        .extracting(Question::source)
        .containsExactly("/data/record/disclosure_deny_details");
    assertThat(Samples.facts(sample("referral.json"))).contains("country-of-origin=XB");
  }

  @Test
  void a_member_of_the_case_that_nobody_knows_is_watched_as_in_a_case() {
    ObjectNode referral = (ObjectNode) Samples.json(Samples.file("samples/referral.json"));
    ((ObjectNode) referral.at("/data/record")).put("do_not_contact_f00", "father");

    assertThat(Samples.questions(Samples.translate(referral)))
        .extracting(Question::reason)
        .containsExactly(Reason.UNMAPPED_SAFETY);
  }

  @Test
  void consent_that_was_overridden_is_none_whatever_else_is_ticked() {
    assertThat(Samples.facts(sample("transfer-consent-overridden.json")))
        .contains("record-consent=no");
    assertThat(Samples.facts(sample("referral.json")))
        .contains("record-consent=yes")
        .doesNotContain("record-consent=no");
  }

  @Test
  void a_transfer_asks_to_protect_the_child() {
    JsonNode transfer =
        Samples.resources(sample("transfer-consent-overridden.json"), "ServiceRequest").getFirst();

    assertThat(transfer.at("/code/coding/0/code").asText()).isEqualTo("child-protection");
  }

  @Test
  void a_referral_without_its_case_is_refused() {
    Translation refused =
        Samples.translate(Samples.file("samples/refused-referral-without-its-case.json"));

    assertThat(Samples.faults(refused))
        .extracting(Fault::reason)
        .containsExactly(Reason.MISSING_MEMBER);
    assertThat(Samples.faultPlaces(refused)).containsExactly("/data/record");
  }

  @Test
  void an_agency_or_service_that_is_not_known_holds() {
    Translation held =
        Samples.translate(Samples.file("samples/referral-to-an-unknown-agency.json"));

    assertThat(held).isInstanceOf(Incomplete.class);
    assertThat(Samples.questions(held))
        .extracting(Question::source)
        .containsExactly("/data/transitioned_to_agency", "/data/service");
  }

  @Test
  void a_tracing_request_is_about_the_child_that_is_looked_for() {
    Translated whole = sample("tracing-request.json");
    JsonNode inquirer = Samples.resources(whole, "RelatedPerson").getFirst();

    assertThat(Samples.child(whole).at("/name/0/text").asText()).isEqualTo("Mira Solen");
    assertThat(inquirer.at("/name/0/text").asText()).isEqualTo("Ada Solen");
    assertThat(inquirer.path("extension").toString()).contains("inquirer");
    assertThat(
            Samples.resources(whole, "ServiceRequest")
                .getFirst()
                .at("/code/coding/0/code")
                .asText())
        .isEqualTo("family-tracing");
  }

  @Test
  void a_tracing_request_for_two_children_is_two_records() {
    Translation refused =
        Samples.translate(Samples.file("samples/refused-tracing-request-for-two-children.json"));

    assertThat(Samples.faultPlaces(refused))
        .containsExactly("/data/tracing_request_subform_section/1");
  }

  @Test
  void a_webhook_is_no_case_and_its_age_without_a_day_stays_home() {
    Translated whole = sample("webhook.json");
    JsonNode child = Samples.child(whole);

    assertThat(Samples.resources(whole, "EpisodeOfCare")).isEmpty();
    assertThat(Samples.resources(whole, "ServiceRequest")).hasSize(1);
    assertThat(child.at("/_birthDate/extension/0/valueCode").asText()).isEqualTo("unknown");
    assertThat(HospitalRecords.home(whole, "/data/age")).isNotEmpty();
  }

  private static Translated sample(String name) {
    return Samples.translated(Samples.json(Samples.file("samples/" + name)));
  }
}
