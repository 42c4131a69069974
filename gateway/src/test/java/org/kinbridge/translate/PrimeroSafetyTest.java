package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.Samples.child;
import static org.kinbridge.translate.Samples.dismiss;
import static org.kinbridge.translate.Samples.facts;
import static org.kinbridge.translate.Samples.faultPlaces;
import static org.kinbridge.translate.Samples.least;
import static org.kinbridge.translate.Samples.resources;
import static org.kinbridge.translate.Samples.translate;
import static org.kinbridge.translate.Samples.translated;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.Report.StayedHome;

/** What in a case of Primero v2 may put a child in danger: labelled, or asked about. */
class PrimeroSafetyTest {
  @Test
  void instructions_in_words_are_asked_about_until_somebody_read_them() {
    JsonNode record = least("'disclosure_deny_details':'tell nobody in Borvania'");
    String source = "/disclosure_deny_details";

    Translated asked = translated(record);
    assertThat(asked.questions()).hasSize(1);
    assertThat(asked.questions().getFirst().reason()).isEqualTo(Reason.WITHHOLDING_INSTRUCTION);
    assertThat(asked.questions().getFirst().source()).isEqualTo(source);
    assertThat(translated(record, dismiss(source)).questions()).isEmpty();
    assertThat(translated(record, dismiss(source)).report().resolved()).hasSize(1);
  }

  @Test
  void a_member_nobody_mapped_is_asked_about_when_its_name_sounds_dangerous() {
    Translated whole = translated(least("'no_contact_with_9f3a':'Mr Example','favourite_pie':1"));

    assertThat(whole.questions())
        .extracting(Question::reason, Question::source)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Reason.UNMAPPED_SAFETY, "/no_contact_with_9f3a"));
    assertThat(whole.report().stayedHome())
        .contains(new StayedHome("/favourite_pie", "no row of the map names it"));
  }

  @Test
  void a_tick_is_a_fact_and_never_a_consent() {
    Translated whole =
        translated(
            least(
                "'consent_for_services':true,'disclosure_other_orgs':false,'consent_for_tracing':false"));

    assertThat(facts(whole))
        .containsExactly("record-consent=yes", "record-consent=no", "record-consent=no:CPTRACE");
    assertThat(resources(whole, "Consent")).isEmpty();
    assertThat(facts(translated(least("'consent_for_services':null")))).isEmpty();
    assertThat(faultPlaces(translate(least("'consent_for_services':'yes'"))))
        .containsExactly("/consent_for_services");
  }

  @Test
  void a_list_of_who_may_be_told_says_no_when_it_leaves_authorities_out() {
    assertThat(facts(translated(least("'consent_info_sharing':['family']"))))
        .containsExactly("record-consent=no");
    assertThat(facts(translated(least("'consent_info_sharing':['family','authorities']"))))
        .containsExactly("record-consent=yes");
  }

  @Test
  void seeking_protection_is_a_fact_and_labelled() {
    Translated whole =
        translated(least("'displacement_status':'asylum_seeker','country_of_origin':'eritrea'"));

    assertThat(facts(whole))
        .containsExactly("international-protection=yes", "country-of-origin=ER");
    assertThat(resources(whole, "EpisodeOfCare").getFirst().findValuesAsText("code"))
        .contains("asylum-seeker", "cp-asylum");
    assertThat(facts(translated(least("'protection_concerns':['refugee']"))))
        .containsExactly("international-protection=yes");
    assertThat(facts(translated(least("'displacement_status':'resident'")))).isEmpty();
  }

  @Test
  void where_the_child_is_carries_labels_wherever_it_stands() {
    Translated whole =
        translated(
            least(
                "'address_current':'1 Hidden Row','telephone_current':'+999 555 0110'",
                "'care_arrangements_section':[{'care_arrangements_type':'foster_care','name_caregiver':'Uma"
                    + " Test'}]",
                "'family_details_section':[{'relation_name':'Ada"
                    + " Test','relation':'aunt','relation_is_caregiver':true,'relation_telephone':'+999"
                    + " 555 0111'}]"));

    String label = "cp-whereabouts-child";
    assertThat(child(whole).path("address").findValuesAsText("code")).contains(label);
    assertThat(child(whole).path("telecom").findValuesAsText("code")).contains(label);
    assertThat(resources(whole, "RelatedPerson"))
        .hasSize(2)
        .allSatisfy(
            person -> assertThat(person.path("meta").findValuesAsText("code")).contains(label));
  }

  @Test
  void a_relative_in_another_household_is_no_whereabouts_of_the_child() {
    Translated whole =
        translated(
            least(
                "'family_details_section':[{'relation_name':'Ada"
                    + " Test','relation':'aunt','relation_address_current':'2 Far Row'}]"));

    JsonNode aunt = resources(whole, "RelatedPerson").getFirst();
    assertThat(aunt.findValuesAsText("code"))
        .contains("LOCIS")
        .doesNotContain("cp-whereabouts-child");
  }
}
