package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.back.PatchReport;
import org.kinbridge.translate.source.NationalRecord;

/** What a case of another state writes into a register, a court's order and a hospital's record. */
class WayBackTest {
  private static final String ALIASES = "Інші імена / прізвиська";

  /** A child as Cassar sends it. */
  static ObjectNode sent() {
    ObjectNode record =
        Samples.least(
            "'name_first':'Liya','name_last':'Haddis','name_other':'ሊያ','name_nickname':'Lili'",
            "'sex':'female','date_of_birth':'2012-05-17','nationality':['cassar','borvania']",
            "'language':['_amharic'],'telephone_current':'+999 555 0177'",
            "'address_current':'3 Quay','location_current':'XC02'",
            "'family_details_section':[{'relation_name':'Saba Haddis','relation':'mother',"
                + "'relation_telephone':'+999 555 0178'}]");
    return Samples.translated(record).draft().tree().deepCopy();
  }

  private static ObjectNode child(JsonNode document) {
    return (ObjectNode) document.at("/entry/1/resource");
  }

  private static Back.Given into(String format, String kind, JsonNode document) {
    return (Back.Given)
        Samples.TRANSLATOR.back(document, format, Optional.of(kind).filter(one -> !one.isEmpty()));
  }

  private static Back.Given into(String format, byte[] local, JsonNode document) {
    return (Back.Given) Samples.TRANSLATOR.back(document, new NationalRecord(format, local));
  }

  private static String why(Back.Given given, String path) {
    return given.report().lost().stream()
        .filter(one -> one.path().equals(path))
        .map(PatchReport.Lost::why)
        .findFirst()
        .orElse("");
  }

  @Nested
  class Into_the_register {
    private Back.Given into(Map<String, String> local, JsonNode document) {
      return WayBackTest.into("borvania-register", RegisterLines.row(local), document);
    }

    @Test
    void without_a_line_of_its_own_is_a_file_of_the_columns_that_are_written_and_no_other() {
      Back.Given given = WayBackTest.into("borvania-register", "", sent());

      assertThat(given.texts().patch().lines().toList())
          .containsExactly(
              "Прізвище;Ім'я;" + ALIASES + ";Стать;Дата народж.;Громадянство;Рідна мова",
              "Haddis;Liya;\"«Lili»; ሊያ\";Ж;17.05.2012;КАС, БОР;амх");
      assertThat(given.texts().whole()).startsWith("Прізвище;").contains(";Примітки");
    }

    @Test
    void keeps_a_name_in_another_script_and_takes_what_came_as_another_one() {
      Back.Given given = into(Map.of(), sent());

      assertThat(given.patch().has("Прізвище") || given.patch().has("Ім'я")).isFalse();
      assertThat(given.patch().path(ALIASES).toString())
          .isEqualTo("[\"«Lili»\",\"ሊያ\",\"Liya Haddis\"]");
      assertThat(why(given, "Bundle.entry[1].resource.name[0].family")).contains("another script");
    }

    @ParameterizedTest
    @CsvSource({"2012-05-17, 17.05.2012", "2012-05, 00.05.2012", "2012, 2012"})
    void writes_a_birth_date_as_precisely_as_it_came(String came, String written) {
      ObjectNode document = sent();
      child(document).put("birthDate", came);

      assertThat(
              into(Map.of("Дата народж.", "бл. 2011"), document)
                  .patch()
                  .path("Дата народж.")
                  .asText())
          .isEqualTo(written);
    }

    @Test
    void leaves_what_is_masked_and_what_is_the_registers_own() {
      ObjectNode document = sent();
      ObjectNode masked = Samples.JSON.createObjectNode();
      masked
          .putArray("extension")
          .addObject()
          .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
          .put("valueCode", "masked");
      child(document).set("_birthDate", masked);
      child(document).remove("birthDate");
      Map<String, String> local = Map.of("Рішення суду №", "3-31/26", "Примітки", "x");

      Back.Given given = into(local, document);

      assertThat(given.patch().has("Дата народж.")).isFalse();
      assertThat(given.report().masked()).containsExactly("Bundle.entry[1].resource._birthDate");
      assertThat(given.patch().fieldNames())
          .toIterable()
          .doesNotContain("№ справи", "Рішення суду №", "Примітки", "Згода на передачу");
    }

    @ParameterizedTest
    @CsvSource({"Ana; Lu", "=HYPERLINK(1)", "@SUM(1)", "+cmd|x"})
    void does_not_write_a_name_that_would_be_read_as_something_else(String name) {
      ObjectNode document = sent();
      ((ObjectNode) child(document).path("name").get(2)).put("text", name).put("use", "usual");

      Back.Given given = into(Map.of(), document);

      assertThat(given.texts().whole()).doesNotContain(name);
      assertThat(why(given, "Bundle.entry[1].resource.name[2].text")).contains("cannot hold");
    }

    @Test
    void never_takes_a_decision_of_another_state_for_one_of_its_own() {
      JsonNode document = CourtOrders.translated(CourtOrders.ORDER).draft().tree();

      Back.Given given = into(Map.of(), document);

      assertThat(given.patch().has("Рішення суду №")).isFalse();
      assertThat(given.report().lost())
          .anySatisfy(one -> assertThat(one.path()).endsWith("identifier[0].value"));
    }

    @Test
    void tells_where_the_child_lives_only_where_the_register_does_not_know() {
      ObjectNode document =
          Samples.translated(
                  Samples.least(
                      "'care_arrangements_section':[{'care_arrangements_type':'foster_care',"
                          + "'care_arrangement_started_date':'2026-01-02'}]"))
              .draft()
              .tree()
              .deepCopy();

      assertThat(into(Map.of("Влаштовано з", ""), document).patch().path("Влаштовано з").asText())
          .isEqualTo("02.01.2026");
      assertThat(
              into(Map.of("Влаштовано з", "20.01.2026"), document).patch().has("Вид влаштування"))
          .isFalse();
    }
  }

  @Nested
  class Into_the_courts_order {
    @Test
    void is_a_document_of_the_elements_that_are_written() {
      Back.Given given = WayBackTest.into("aldmark-court", "", sent());

      assertThat(given.texts().patch())
          .startsWith(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alm:GuardianshipOrderExchange xmlns:")
          .contains("<nc:PersonSurName>Haddis</nc:PersonSurName>")
          .contains("<alm:Mother><nc:PersonName><nc:PersonFullName>Saba Haddis<")
          .contains("<nc:Date>2012-05-17</nc:Date>")
          .doesNotContain("j:CourtOrder", "DataPrivacy");
    }

    @Test
    void keeps_the_foreign_number_apart_from_the_one_this_state_gave() {
      String uuid = child(sent()).at("/identifier/0/value").asText();
      Back.Given given =
          into("aldmark-court", CourtOrders.ORDER.getBytes(StandardCharsets.UTF_8), sent());

      assertThat(given.whole().at("/hs:Child/nc:PersonStateIdentification").toString())
          .doesNotContain(uuid)
          .contains("ΧΧ-000207-26");
      assertThat(given.whole().at("/hs:Child/nc:PersonOtherIdentification").toString())
          .contains(uuid);
    }

    @Test
    void leaves_the_orders_the_protection_and_a_mother_that_it_has() {
      Back.Given given =
          into("aldmark-court", CourtOrders.ORDER.getBytes(StandardCharsets.UTF_8), sent());

      assertThat(given.patch().fieldNames()).toIterable().containsExactly("hs:Child");
      assertThat(given.texts().whole())
          .contains("MO1-ADDR", "NO_CONTACT_FA1")
          .doesNotContain("Saba");
    }

    @Test
    void does_not_put_a_second_form_of_a_birth_date_beside_the_first() {
      Back.Given given =
          into("aldmark-court", CourtOrders.ORDER.getBytes(StandardCharsets.UTF_8), sent());

      assertThat(given.whole().at("/hs:Child/nc:PersonBirthDate").toString())
          .isEqualTo("{\"nc:YearMonthDate\":\"2014-09\"}");
      assertThat(why(given, "Bundle.entry[1].resource.birthDate")).contains("rules its row out");
    }
  }

  @Nested
  class Into_the_hospitals_record {
    @Test
    void is_an_update_of_a_person_whose_other_fields_are_empty() {
      List<String> segments = into("aldmark-hospital", "", sent()).texts().patch().lines().toList();

      assertThat(segments.getFirst())
          .startsWith("MSH|^~\\&|KINBRIDGE|XC|||20260412100000+0000||ADT^A08^ADT_A01|")
          .endsWith("|P|2.6||||||UNICODE UTF-8");
      assertThat(segments)
          .anySatisfy(
              one ->
                  assertThat(one)
                      .startsWith("PID|||")
                      .contains(
                          "^^^CROSS-BORDER^U||Haddis^Liya^^^^^L~ሊያ^^^^^^L^I~Lili^^^^^^N||20120517|F|||3"
                              + " Quay^^^^^XC|"));
      assertThat(segments).contains("NK1|1|Saba Haddis|MTH||^PRN^PH^^^^^^^^^+999 555 0178");
      assertThat(String.join("\r", segments)).doesNotContain("OBX", "ARV", "PV1");
    }

    @Test
    void keeps_the_number_the_hospital_gave_and_adds_the_foreign_one() {
      byte[] local = HospitalRecords.bytes("admission.hl7");

      Back.Given given = into("aldmark-hospital", local, sent());

      assertThat(given.texts().whole())
          .contains("9100456^^^ALM-HOSP^MR~NID-000001^^^ALM-NID^NI~")
          .contains("Berhe^Natan", "OBX|2|CWE|SG02", "ARV|1|A|LOC");
      assertThat(given.patch().fieldNames()).toIterable().containsExactly("PID", "NK1");
    }

    @Test
    void notes_a_relationship_it_has_no_code_for_beside_other() {
      ObjectNode document = sent();
      for (JsonNode entry : document.path("entry")) {
        if (entry.path("resource").path("resourceType").asText().equals("RelatedPerson")) {
          ((ObjectNode) entry.at("/resource/relationship/0/coding/0")).put("code", "AUNT");
        }
      }

      assertThat(into("aldmark-hospital", "", document).texts().patch())
          .contains(
              "OTH^^^http://terminology.hl7.org/CodeSystem/v3-RoleCode|AUNT".replace("|", "\\F\\"));
    }

    @Test
    void as_a_bundle_has_entries_that_refer_to_each_other() {
      JsonNode bundle = into("aldmark-hospital", "bundle", sent()).patch();

      assertThat(bundle.at("/entry/0/resource/resourceType").asText()).isEqualTo("Patient");
      assertThat(bundle.at("/entry/1/resource/patient/reference").asText())
          .isEqualTo(bundle.at("/entry/0/fullUrl").asText())
          .startsWith("urn:uuid:");
      assertThat(bundle.at("/entry/1/resource/relationship/0/coding/0/code").asText())
          .isEqualTo("MTH");
    }

    @Test
    void of_a_local_bundle_adds_a_relative_to_the_child_that_is_there() {
      Back.Given given = into("aldmark-hospital", HospitalRecords.bytes("collection.json"), sent());
      JsonNode entries = given.whole().path("entry");

      JsonNode added = entries.get(entries.size() - 1);
      assertThat(added.at("/resource/name/0/text").asText()).isEqualTo("Saba Haddis");
      assertThat(entries.findValuesAsText("fullUrl"))
          .contains(added.at("/resource/patient/reference").asText());
    }
  }

  @Test
  void a_kind_of_record_that_a_format_does_not_have_is_refused() {
    assertThat(Samples.TRANSLATOR.back(sent(), "aldmark-hospital", Optional.of("scan")))
        .isInstanceOf(Back.Refused.class);
    assertThat(Samples.TRANSLATOR.whyNotBack("primero-v2", Optional.of("referral"))).isPresent();
  }
}
