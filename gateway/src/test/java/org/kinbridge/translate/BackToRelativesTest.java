package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.IntoPrimero.back;
import static org.kinbridge.translate.IntoPrimero.data;
import static org.kinbridge.translate.IntoPrimero.document;
import static org.kinbridge.translate.IntoPrimero.lost;
import static org.kinbridge.translate.IntoPrimero.resource;
import static org.kinbridge.translate.Samples.least;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.translate.back.Back;

/** Whose numbers are written into a case, and whose relatives. */
class BackToRelativesTest {
  @Nested
  class Identifiers {
    @Test
    void of_the_sender_stand_among_other_ids_only() {
      JsonNode data = data(back(document()));

      assertThat(data.path("other_id_type").asText()).isEqualTo("cross-border");
      assertThat(data.path("other_id_no").asText()).isNotEmpty();
      assertThat(data.path("other_agency_id").asText()).isEqualTo("xc-mosa");
      assertThat(data.fieldNames()).toIterable().doesNotContain("national_id_no", "case_id");
    }

    @Test
    void of_the_sender_are_not_those_of_another_authority_that_the_document_names() {
      ObjectNode document = document();
      ObjectNode recipient = document.objectNode().put("fullUrl", "urn:uuid:recipient");
      ObjectNode organization = resource(document, "Organization").deepCopy();
      ((ObjectNode) organization.at("/identifier/1")).put("value", "xa-central-authority");
      recipient.set("resource", organization);
      ((ArrayNode) document.path("entry")).insert(0, recipient);

      assertThat(data(back(document)).path("other_agency_id").asText()).isEqualTo("xc-mosa");
    }

    @Test
    void of_ours_are_not_overwritten_by_them() {
      Back.Given given =
          back(document(), least("'other_id_type':'ration card','other_id_no':'R-1'"));

      assertThat(data(given).has("other_id_no")).isFalse();
      assertThat(lost(given)).contains("Bundle.entry[1].resource.identifier[0].value");
    }
  }

  @Nested
  class Relatives {
    private static final String ANA = "'relation_name':'Ana','relation':'mother'";

    @Test
    void who_are_there_are_completed_and_others_stay_as_they_are() {
      Back.Given given =
          back(
              document("'family_details_section':[{" + ANA + ",'relation_sex':'female'}]"),
              least(
                  "'family_details_section':[{'unique_id':'u1','relation_name':'Bo','relation':'father'},"
                      + "{'unique_id':'u2',"
                      + ANA
                      + "}]"));

      JsonNode family = data(given).path("family_details_section");
      assertThat(family).hasSize(2);
      assertThat(family.get(1).path("relation_sex").asText()).isEqualTo("female");
      assertThat(family.get(1).path("unique_id").asText()).isEqualTo("u2");
    }

    @Test
    void who_are_new_join_the_list() {
      Back.Given given =
          back(
              document("'family_details_section':[{" + ANA + "}]"),
              least("'family_details_section':[{'relation_name':'Bo','relation':'father'}]"));

      assertThat(data(given).path("family_details_section")).hasSize(2);
    }

    @Test
    void who_care_and_the_care_are_one_element() {
      Back.Given given =
          back(
              document(
                  "'care_arrangements_section':[{'care_arrangements_type':'foster_care',"
                      + "'name_caregiver':'Ana','care_arrangement_started_date':'2026-01-02'}]"));

      JsonNode care = data(given).path("care_arrangements_section");
      assertThat(care).hasSize(1);
      assertThat(care.get(0).path("name_caregiver").asText()).isEqualTo("Ana");
    }
  }
}
