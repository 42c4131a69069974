package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.Samples.child;
import static org.kinbridge.translate.Samples.choose;
import static org.kinbridge.translate.Samples.dismiss;
import static org.kinbridge.translate.Samples.least;
import static org.kinbridge.translate.Samples.questions;
import static org.kinbridge.translate.Samples.resources;
import static org.kinbridge.translate.Samples.translate;
import static org.kinbridge.translate.Samples.translated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Incomplete;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.Report.StayedHome;

/** What the map of Primero v2 makes of the codes of a case, and what it asks about. */
class PrimeroCodesTest {
  @Test
  void of_countries_become_iso_codes_and_stateless_a_status_of_its_own() {
    JsonNode child = child(translated(least("'nationality':['syria','stateless']")));

    String code = "/extension/0/valueCodeableConcept/coding/0/code";
    assertThat(child.at("/extension/0" + code).asText()).isEqualTo("SY");
    assertThat(child.at("/extension/1" + code).asText()).isEqualTo("XXA");
    String system = "/extension/1/extension/0/valueCodeableConcept/coding/0/system";
    assertThat(child.at(system).asText()).endsWith("/cp-nationality-status");
  }

  @Test
  void of_a_nationality_that_the_map_does_not_know_are_asked_about() {
    Translation translation = translate(least("'nationality':['atlantis']"));

    assertThat(translation).isInstanceOf(Incomplete.class);
    Question question = questions(translation).getFirst();
    assertThat(question.reason()).isEqualTo(Reason.UNMAPPED_SAFETY);
    assertThat(question.source()).isEqualTo("/nationality/0");
    assertThat(question.candidates()).contains("SY", "XXA");
    assertThat(
            child(translated(least("'nationality':['atlantis']"), choose("/nationality/0", "SY")))
                .findValuesAsText("code"))
        .contains("SY");
  }

  @Test
  void that_mean_two_things_are_asked_about_once() {
    JsonNode record =
        least(
            "'protection_concerns':['trafficked_smuggled']",
            "'protection_concern_detail_subform_section':[{'protection_concern_type':'trafficked_smuggled'}]");

    List<Question> questions = questions(translate(record));

    assertThat(questions).hasSize(1);
    assertThat(questions.getFirst().reason()).isEqualTo(Reason.AMBIGUOUS_CODE);
    assertThat(questions.getFirst().candidates())
        .containsExactly("trafficking", "smuggling", "both");
  }

  @Test
  void that_mean_two_things_become_what_a_person_chose() {
    JsonNode record = least("'protection_concerns':['trafficked_smuggled']");
    String source = "/protection_concerns/0";

    assertThat(resources(translated(record, choose(source, "smuggling")), "Condition"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.at("/code/coding/0/code").asText()).isEqualTo("smuggling"));
    assertThat(resources(translated(record, choose(source, "both")), "Condition")).hasSize(2);
    assertThat(translate(record, choose(source, "neglect"))).isInstanceOf(Incomplete.class);
    assertThat(translate(record, dismiss(source))).isInstanceOf(Incomplete.class);
  }

  @Test
  void that_are_optional_and_unknown_stay_home_and_are_listed() {
    Translated whole = translated(least("'language':['_klingon','_arabic']"));

    assertThat(child(whole).path("communication")).hasSize(1);
    assertThat(whole.report().stayedHome())
        .contains(new StayedHome("/language/0", "the code map language does not know the code"));
  }

  @Test
  void of_a_sex_that_the_deployment_invented_are_asked_about() {
    Question question = questions(translate(least("'sex':'unknown_4b34795'"))).getFirst();

    assertThat(question.reason()).isEqualTo(Reason.UNMAPPED_MANDATORY);
    assertThat(question.candidates()).containsExactly("female", "male");
  }

  @Test
  void of_an_answer_nobody_waited_for_are_listed() {
    Translated whole = translated(least(), choose("/nationality/0", "SY"));

    assertThat(whole.report().unusedResolutions()).hasSize(1);
  }
}
