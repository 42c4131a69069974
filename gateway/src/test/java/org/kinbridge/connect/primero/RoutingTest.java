package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.connect.NoAnswer;

/** The service that a case is referred to says where it goes, and which row of the form counts. */
class RoutingTest extends AtTheMinistry {
  @Nested
  class Routes {
    @Test
    void a_service_without_a_route_is_not_sent() throws NoAnswer {
      UUID referral = ministry.primero.refer(ministry.filledCase(), "education_service");
      ministry.look();

      assertThat(ministry.primero.reason(referral))
          .contains("The gateway has no way for this service and agency.");
    }

    @Test
    void of_two_routes_none_is_chosen() throws NoAnswer {
      String second =
          SetUp.USUAL.substring(SetUp.USUAL.indexOf("  - service:")).replace("XA", "XB");
      ministry = new Ministry(new SetUp(folder).and(second));
      UUID referral = ministry.referral();
      ministry.look();

      assertThat(ministry.node.kept).isEmpty();
      assertThat(ministry.primero.reason(referral)).contains("several ways");
    }

    @Test
    void evidence_is_the_reference_that_the_form_gives() throws NoAnswer {
      ministry =
          new Ministry(
              new SetUp(folder)
                  .with(
                      "    legalBasis: consent\n",
                      "    legalBasis: treaty-request\n"
                          + "    basis: {instrument: HCCH-1996, article: 32a, evidence: [{type:"
                          + " request, field: kinbridge_request, label: Number of the"
                          + " request}]}\n"));
      assertThat(told(record -> {})).contains("Not answered: Number of the request");
      JsonNode basis = sent(record -> record.put("kinbridge_request", "XA-77")).path("basis");

      assertThat(basis.toString())
          .isEqualTo(
              "{\"instrument\":\"HCCH-1996\",\"article\":\"32a\",\"evidence\":[{\"type\":\"request\","
                  + "\"reference\":\"XA-77\"}]}");
    }

    @Test
    void presence_is_stated_for_the_state_of_the_route() throws NoAnswer {
      ministry =
          new Ministry(
              new SetUp(folder)
                  .with(
                      "  resolutions:\n",
                      "    - {fact: presence, field: kinbridge_presence, label: Presence,"
                          + " source: police, values: {seen: confirmed, said: reported}}\n"
                          + "  resolutions:\n"));
      JsonNode facts = sent(record -> record.put("kinbridge_presence", "said")).path("facts");

      assertThat(facts.path(2).path("state").asText()).isEqualTo("XA");
      assertThat(facts.path(2).path("value").asText()).isEqualTo("reported");
    }
  }

  @Nested
  class A_form_in_the_service {
    @BeforeEach
    void found() {
      ministry = new Ministry(new SetUp(folder).with("place: case", "place: service"));
    }

    private UUID referredFrom(String row) {
      UUID caseId = ministry.filledCase();
      ObjectNode record = ministry.primero.record(caseId);
      ObjectNode service = record.putArray("services_section").addObject();
      service.put("unique_id", row).put("service_type", "family_seunification_service");
      for (String field :
          new String[] {
            "kinbridge_stated_on", "kinbridge_heard", "kinbridge_objects", "kinbridge_protection"
          }) {
        service.set(field, record.remove(field));
      }
      return ministry.primero.refer(caseId, "family_seunification_service");
    }

    @Test
    void is_read_in_the_row_that_was_referred_from() throws NoAnswer {
      UUID referral = referredFrom(UUID.randomUUID().toString());
      ministry.look();

      JsonNode request = ministry.node.sent(referral).orElseThrow();
      assertThat(request.path("facts")).hasSize(2);
      assertThat(request.path("record").toString()).doesNotContain("kinbridge_");
    }

    @Test
    void is_missing_where_the_referral_names_no_row() throws NoAnswer {
      UUID referral = referredFrom(UUID.randomUUID().toString());
      ministry.primero.referral(referral).remove("service_record_id");
      ministry.look();

      assertThat(ministry.primero.reason(referral)).contains("Refer the case from the service");
    }
  }
}
