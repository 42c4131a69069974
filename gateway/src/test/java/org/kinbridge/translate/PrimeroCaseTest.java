package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.Samples.child;
import static org.kinbridge.translate.Samples.faultPlaces;
import static org.kinbridge.translate.Samples.least;
import static org.kinbridge.translate.Samples.resources;
import static org.kinbridge.translate.Samples.translate;
import static org.kinbridge.translate.Samples.translated;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Refused;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.Report.StayedHome;

/** What the map of Primero v2 makes of a case, rule by rule. */
class PrimeroCaseTest {
  @Nested
  class Names {
    @Test
    void keep_every_script_as_it_is_written() {
      Translated whole =
          translated(least("'name_middle':'Ana','name_last':'Oru','name_other':'ሊዮ'"));

      JsonNode names = child(whole).path("name");
      assertThat(names.get(0).path("text").asText()).isEqualTo("Lio Ana Oru");
      assertThat(names.get(0).path("family").asText()).isEqualTo("Oru");
      assertThat(names.get(0).path("given")).hasSize(2);
      assertThat(names.get(1).path("text").asText()).isEqualTo("ሊዮ");
      assertThat(names.get(1).path("use").asText()).isEqualTo("official");
      assertThat(names.get(1).at("/extension/0/valueCode").asText()).isEqualTo("SYL");
    }

    @Test
    void say_which_way_of_writing_it_is() {
      assertThat(representation("刘洋")).isEqualTo("IDE");
      assertThat(representation("Лио")).isEqualTo("ABC");
      assertThat(representation("ليو")).isEqualTo("ABC");
    }

    @Test
    void in_the_same_script_are_other_names_not_official_ones() {
      JsonNode name = child(translated(least("'name_other':'Leo'"))).path("name").get(1);

      assertThat(name.has("use")).isFalse();
      assertThat(name.path("text").asText()).isEqualTo("Leo");
    }

    @Test
    void given_after_separation_are_the_usual_ones() {
      JsonNode names =
          child(translated(least("'name_nickname':'Li','name_given_post_separation':'Sam'")))
              .path("name");

      assertThat(names.get(1).path("use").asText()).isEqualTo("nickname");
      assertThat(names.get(2).path("use").asText()).isEqualTo("usual");
    }

    @Test
    void lose_what_cannot_be_seen_and_say_so() {
      Translated whole = translated(least("'name_first':'Li\\u202eo\\u200b'"));

      assertThat(child(whole).at("/name/0/given/0").asText()).isEqualTo("Lio");
      assertThat(whole.report().approximated())
          .anySatisfy(one -> assertThat(one.why()).startsWith("invisible characters"));
    }

    @Test
    void keep_the_joiners_that_languages_need() {
      Translated whole = translated(least("'name_first':'می\\u200cلو'"));

      assertThat(child(whole).at("/name/0/given/0").asText()).isEqualTo("می\u200cلو");
      assertThat(whole.report().approximated()).isEmpty();
    }

    @Test
    void with_control_characters_are_refused() {
      assertThat(faultPlaces(translate(least("'name_first':'Li\\u0007o'"))))
          .containsExactly("/name_first");
      assertThat(faultPlaces(translate(least("'name_first':'Li\\no'"))))
          .containsExactly("/name_first");
      assertThat(faultPlaces(translate(least("'name_first':'\\u200b'"))))
          .containsExactly("/name_first");
    }

    private String representation(String other) {
      return child(translated(least("'name_other':'" + other + "'")))
          .at("/name/1/extension/0/valueCode")
          .asText();
    }
  }

  @Nested
  class Birth {
    @Test
    void of_an_estimate_is_a_year_and_an_estimated_age() {
      JsonNode child =
          child(translated(least("'date_of_birth':'2012-01-01','estimated':true,'age':14")));

      assertThat(child.path("birthDate").asText()).isEqualTo("2012");
      assertThat(child.at("/extension/0/extension/0/valueAge/value").asInt()).isEqualTo(14);
      assertThat(child.at("/extension/0/extension/2/valueDate").asText()).isEqualTo("2026-01-15");
    }

    @Test
    void of_an_estimate_with_a_day_is_still_a_year_and_the_loss_is_told() {
      Translated whole = translated(least("'date_of_birth':'2012-05-17','estimated':true"));

      assertThat(child(whole).path("birthDate").asText()).isEqualTo("2012");
      assertThat(whole.report().approximated())
          .anySatisfy(one -> assertThat(one.source()).isEqualTo("/date_of_birth"));
    }

    @Test
    void that_is_exact_keeps_its_day_and_makes_the_age_superfluous() {
      Translated whole = translated(least("'date_of_birth':'2012-05-17','age':13"));

      assertThat(child(whole).path("birthDate").asText()).isEqualTo("2012-05-17");
      assertThat(child(whole).has("extension")).isFalse();
      assertThat(whole.report().stayedHome())
          .contains(new StayedHome("/age", "the birth date states it"));
    }

    @Test
    void that_nobody_knows_is_said_to_be_unknown() {
      JsonNode child = child(translated(least()));

      assertThat(child.at("/_birthDate/extension/0/valueCode").asText()).isEqualTo("unknown");
    }

    @Test
    void that_cannot_be_is_refused() {
      assertThat(faultPlaces(translate(least("'date_of_birth':'2025-02-29'"))))
          .containsExactly("/date_of_birth");
      assertThat(faultPlaces(translate(least("'date_of_birth':'2027-01-01'"))))
          .containsExactly("/date_of_birth");
      assertThat(faultPlaces(translate(least("'date_of_birth':'12.05.2012'"))))
          .containsExactly("/date_of_birth");
    }
  }

  @Nested
  class Arrangements {
    @Test
    void kept_twice_in_the_record_are_one_in_the_draft() {
      Translated whole =
          translated(
              least(
                  "'care_arrangements_section':[{'care_arrangements_type':'foster_care','name_caregiver':'Uma"
                      + " Test'}]",
                  "'current_care_arrangements_type':'foster_care','current_name_caregiver':'Uma"
                      + " Test'"));

      assertThat(resources(whole, "Observation")).hasSize(1);
      assertThat(resources(whole, "RelatedPerson")).hasSize(1);
      assertThat(whole.report().mapped())
          .anySatisfy(one -> assertThat(one.source()).isEqualTo("/current_name_caregiver"));
    }

    @Test
    void that_differ_are_both_there() {
      Translated whole =
          translated(
              least(
                  "'care_arrangements_section':[{'care_arrangements_type':'foster_care'}]",
                  "'current_care_arrangements_type':'residential_care'"));

      assertThat(resources(whole, "Observation")).hasSize(2);
    }
  }

  @Nested
  class Free_text {
    @Test
    void becomes_a_passage_of_its_own_with_its_source() {
      Translated whole =
          translated(
              least(
                  "'protection_concern_detail_subform_section':[{'concern_details':'a <b> & c\\n"
                      + "second'}]"));

      JsonNode summary = resources(whole, "Composition").getFirst();
      String div =
          "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a &lt;b&gt; &amp;"
              + " c</p><p>second</p></div>";
      assertThat(summary.path("section").findValuesAsText("div")).containsExactly(div);
      assertThat(whole.draft().sources().byElement().entrySet())
          .anySatisfy(
              source -> {
                assertThat(source.getKey()).endsWith(".text.div");
                assertThat(source.getValue())
                    .containsExactly(
                        "/protection_concern_detail_subform_section/0/concern_details");
              });
    }
  }

  @Nested
  class What_is_not_stated {
    @Test
    void may_be_null_empty_or_absent_and_is_the_same() {
      JsonNode absent = least();
      JsonNode empty =
          least(
              "'nationality':[],'age':null,'name_last':' "
                  + " ','family_details_section':[{}],'language':[null]");

      assertThat(bodies(empty)).isEqualTo(bodies(absent));
      assertThat(translated(empty).report().stayedHome()).isEmpty();
    }

    private static String bodies(JsonNode record) {
      return translated(record).draft().tree().toString().replaceAll("[0-9a-f-]{36}", "");
    }

    @Test
    void and_mandatory_is_refused_all_at_once() {
      Translation translation = translate(Samples.json("{\"case_id\":\"1\"}".getBytes()));

      assertThat(translation).isInstanceOf(Refused.class);
      assertThat(faultPlaces(translation))
          .containsExactlyInAnyOrder("/name", "/status", "/registration_date");
    }
  }

  @Test
  void the_least_record_makes_a_shared_record() {
    Checked checked = Profile.load(Samples.PROFILES).check(translated(least()).draft());

    assertThat(checked).isInstanceOf(Checked.Conforming.class);
  }
}
