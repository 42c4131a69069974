package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.IntoPrimero.CONCERN;
import static org.kinbridge.translate.IntoPrimero.back;
import static org.kinbridge.translate.IntoPrimero.data;
import static org.kinbridge.translate.IntoPrimero.document;
import static org.kinbridge.translate.IntoPrimero.lost;
import static org.kinbridge.translate.IntoPrimero.resource;
import static org.kinbridge.translate.Samples.choose;
import static org.kinbridge.translate.Samples.least;
import static org.kinbridge.translate.Samples.translated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.reading.At;
import org.kinbridge.translate.source.NationalRecord;

/** What a shared document writes into a case of Primero v2, rule by rule. */
class BackTest {
  @Nested
  class What_is_not_given {
    @Test
    void leaves_the_local_value_where_it_is_absent() {
      Back.Given given = back(document(), least("'telephone_current':'+999 555 0100'"));

      assertThat(data(given).has("telephone_current")).isFalse();
      assertThat(given.whole().path("telephone_current").asText()).isEqualTo("+999 555 0100");
    }

    @Test
    void leaves_the_local_value_where_it_is_masked_and_says_so() {
      ObjectNode document = document("'telephone_current':'+999 555 0100'");
      ObjectNode child = resource(document, "Patient");
      ObjectNode masked = Samples.JSON.createObjectNode();
      masked
          .putArray("extension")
          .addObject()
          .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
          .put("valueCode", "masked");
      child.putArray("telecom").add(masked);

      Back.Given given = back(document, least("'telephone_current':'+999 555 0177'"));

      assertThat(data(given).has("telephone_current")).isFalse();
      assertThat(given.report().masked()).containsExactly("Bundle.entry[1].resource.telecom[0]");
    }

    @Test
    void never_becomes_null_or_empty_in_the_patch() {
      Back.Given given = back(document(), least("'nationality':['aldmark'],'address_current':'A'"));

      assertThat(data(given).findValues("nationality")).isEmpty();
      data(given).forEach(value -> assertThat(At.stated(value)).isTrue());
    }
  }

  @Nested
  class What_is_ours {
    @Test
    void is_never_changed_whatever_comes() {
      Back.Given given =
          back(document(), least("'status':'closed','owned_by':'worker-3'").put("name_first", "A"));

      assertThat(data(given).fieldNames())
          .toIterable()
          .doesNotContain("status", "owned_by", "registration_date");
      assertThat(given.whole().path("status").asText()).isEqualTo("closed");
    }

    @Test
    void is_not_written_again_when_it_says_the_same_in_other_words() {
      ObjectNode document = document("'nationality':['cabo_verde'],'location_current':'XA'");

      Back.Given given =
          back(document, least("'nationality':['cape_verde'],'location_current':'XA0105'"));

      assertThat(data(given).has("nationality")).isFalse();
      assertThat(data(given).has("location_current")).isFalse();
    }

    @Test
    void grows_by_what_a_list_gains_and_loses_nothing() {
      Back.Given given =
          back(document("'nationality':['borvania']"), least("'nationality':['aldmark']"));

      assertThat(data(given).path("nationality").toString())
          .isEqualTo("[\"aldmark\",\"borvania\"]");
    }
  }

  @Nested
  class Births {
    @Test
    void of_an_estimated_year_are_its_first_day_and_say_that_it_is_estimated() {
      JsonNode data =
          data(back(document("'date_of_birth':'2012-01-01','estimated':true,'age':14")));

      assertThat(data.path("date_of_birth").asText()).isEqualTo("2012-01-01");
      assertThat(data.path("estimated").booleanValue()).isTrue();
      assertThat(data.path("age").intValue()).isEqualTo(14);
    }

    @Test
    void that_are_known_by_now_are_no_estimate_any_more() {
      Back.Given given =
          back(
              document("'date_of_birth':'2012-05-17'"),
              least("'date_of_birth':'2012-01-01','estimated':true"));

      assertThat(data(given).path("date_of_birth").asText()).isEqualTo("2012-05-17");
      assertThat(data(given).path("estimated").booleanValue()).isFalse();
    }

    @Test
    void of_a_month_cannot_be_said_here_and_are_a_loss() {
      ObjectNode document = document("'date_of_birth':'2012-05-17'");
      resource(document, "Patient").put("birthDate", "2012-05");

      Back.Given given = back(document);

      assertThat(data(given).has("date_of_birth")).isFalse();
      assertThat(lost(given)).contains("Bundle.entry[1].resource.birthDate");
    }
  }

  @Nested
  class Codes {
    @Test
    void that_are_narrower_than_ours_are_written_as_ours_and_keep_their_origin() {
      JsonNode document =
          translated(
                  least("'protection_concerns':['trafficked_smuggled']"),
                  choose("/protection_concerns/0", "trafficking"))
              .draft()
              .tree();

      Back.Given given = back(document);

      assertThat(data(given).path("protection_concerns").toString())
          .isEqualTo("[\"trafficked_smuggled\"]");
      assertThat(data(given).path("protection_concerns_other").asText())
          .isEqualTo(CONCERN + "|trafficking");
      assertThat(given.report().approximated()).hasSize(1);
    }

    @Test
    void that_we_do_not_have_become_other_with_the_foreign_code_beside_it() {
      ObjectNode document = document("'protection_concerns':['street_child']");
      ((ObjectNode) resource(document, "Condition").at("/code/coding/0")).put("code", "sextortion");

      Back.Given given = back(document);

      assertThat(data(given).path("protection_concerns").toString()).isEqualTo("[\"other\"]");
      assertThat(data(given).path("protection_concerns_other").asText())
          .isEqualTo(CONCERN + "|sextortion");
    }

    @Test
    void that_we_have_no_word_for_are_a_loss() {
      ObjectNode document = document("'protection_status':'separated'");
      ((ObjectNode) resource(document, "Observation").at("/valueCodeableConcept/coding/0"))
          .put("code", "in-family");

      Back.Given given = back(document);

      assertThat(data(given).has("protection_status")).isFalse();
      assertThat(lost(given))
          .contains("Bundle.entry[3].resource.valueCodeableConcept.coding[0].code");
    }
  }

  @Test
  void a_code_that_is_only_near_and_has_no_place_for_its_origin_waits_for_a_person() {
    JsonNode document =
        document("'family_details_section':[{'relation_name':'Bo','relation':'other_nonfamily'}]");

    Back.Given given = back(document);

    assertThat(data(given).at("/family_details_section/0").has("relation")).isFalse();
    assertThat(given.report().lost())
        .anySatisfy(one -> assertThat(one.why()).endsWith("a person must choose"));
  }

  @Test
  void an_alert_that_is_over_raises_none() {
    ObjectNode document = document("'urgent_protection_concern':true");
    assertThat(data(back(document)).path("urgent_protection_concern").booleanValue()).isTrue();
    resource(document, "Flag").put("status", "inactive");

    Back.Given given = back(document);

    assertThat(data(given).has("urgent_protection_concern")).isFalse();
    assertThat(given.report().lost()).anySatisfy(one -> assertThat(one.why()).contains("shape"));
  }

  @Test
  void a_format_that_is_not_there_and_a_local_record_that_is_none_are_refused() {
    Back unknown = Samples.TRANSLATOR.back(document(), "nowhere", Optional.empty());
    Back broken =
        Samples.TRANSLATOR.back(
            document(), new NationalRecord("primero-v2", "[]".getBytes(StandardCharsets.UTF_8)));

    assertThat(((Back.Refused) unknown).faults().getFirst().reason())
        .isEqualTo(Reason.UNKNOWN_FORMAT);
    assertThat(broken).isInstanceOf(Back.Refused.class);
  }

  @Test
  void the_report_names_places_and_no_value() {
    Back.Given given = back(document("'name_last':'Oruvand','telephone_current':'+999 555 0100'"));

    assertThat(given.report().toJson().toString()).doesNotContain("Oruvand", "555");
  }
}
