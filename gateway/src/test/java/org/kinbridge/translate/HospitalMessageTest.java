package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.HospitalRecords.MOTHER;
import static org.kinbridge.translate.HospitalRecords.admission;
import static org.kinbridge.translate.HospitalRecords.bytes;
import static org.kinbridge.translate.HospitalRecords.child;
import static org.kinbridge.translate.HospitalRecords.home;
import static org.kinbridge.translate.HospitalRecords.sample;
import static org.kinbridge.translate.HospitalRecords.translated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Incomplete;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/** The traps of the hospital's HL7 messages. */
class HospitalMessageTest {

  @Test
  void of_a_birth_date_that_is_a_default_only_the_year_is_shared() {
    JsonNode exact = Samples.child(translated(admission(child(7, "20190714"), MOTHER)));
    String unreliable = child(7, "20190714").replaceFirst("\\|\\|$", "|UD|");
    JsonNode estimate = Samples.child(translated(admission(unreliable, MOTHER)));

    assertThat(exact.path("birthDate").asText()).isEqualTo("2019-07-14");
    assertThat(estimate.path("birthDate").asText()).isEqualTo("2019");
  }

  @ParameterizedTest
  @CsvSource({"2019,2019", "201907,2019-07", "20190714,2019-07-14", "201907140830,2019-07-14"})
  void a_date_is_as_precise_as_the_hospital_knows_it(String written, String shared) {
    JsonNode child = Samples.child(translated(admission(child(7, written), MOTHER)));

    assertThat(child.path("birthDate").asText()).isEqualTo(shared);
  }

  @ParameterizedTest
  @CsvSource({"20190229", "2019071", "20270101", "00000000", "unknown"})
  void a_date_that_cannot_be_is_refused_with_its_field(String written) {
    assertThat(Samples.faultPlaces(admission(child(7, written), MOTHER)))
        .containsExactly("/PID[1]/7[1]/1");
  }

  @Test
  void a_name_that_is_an_alias_is_not_called_official() {
    JsonNode names = Samples.child(translated(sample("admission.hl7"))).path("name");

    assertThat(names).hasSize(3);
    assertThat(names.findValuesAsText("use")).isEmpty();
    assertThat(names.findValuesAsText("text"))
        .containsExactly("Natan Berhe", "ናታን በርሄ", "Nathan Barhe");
  }

  @Test
  void a_name_in_another_script_keeps_its_letters_and_says_so() {
    JsonNode names =
        Samples.child(
                translated(admission(child(5, "Berhe^Natan^^^^^L^A~በርሄ^ናታን^^^^^L^I"), MOTHER)))
            .path("name");

    assertThat(names.at("/0/text").asText()).isEqualTo("Natan Berhe");
    assertThat(names.at("/0/family").asText()).isEqualTo("Berhe");
    assertThat(names.at("/1/text").asText()).isEqualTo("ናታን በርሄ");
    assertThat(names.at("/1/extension/0/valueCode").asText()).isEqualTo("SYL");
  }

  @Test
  void a_pseudonym_stays_home() {
    Translation translation = admission(child(5, "Okoye^Tam^^^^^L~Quillon^Zed^^^^^S"), MOTHER);

    assertThat(translated(translation).draft().tree().toString()).doesNotContain("Quillon");
    assertThat(home(translation, "/PID/5/1/1")).isNotEmpty();
  }

  @Test
  void a_twin_keeps_its_birth_order() {
    JsonNode twin = Samples.child(translated(sample("admission.hl7")));

    assertThat(twin.path("multipleBirthInteger").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"XAX,XA", "XBX,XB", "XCX~XAX,XC XA", "ERI~ETH,ER ET", "UNK,XXX", "XXA,XXA", "XB,XB"})
  void every_citizenship_is_shared_by_its_code(String written, String shared) {
    JsonNode child = Samples.child(translated(admission(child(26, written), MOTHER)));
    List<String> nationalities = new ArrayList<>();
    child
        .path("extension")
        .forEach(
            one ->
                nationalities.add(
                    one.at("/extension/0/valueCodeableConcept/coding/0/code").asText()));

    assertThat(String.join(" ", nationalities)).isEqualTo(shared);
  }

  @Test
  void a_citizenship_that_is_not_known_holds() {
    Translation held = admission(child(26, "ERI~QQZ"), MOTHER);

    assertThat(held).isInstanceOf(Incomplete.class);
    assertThat(Samples.questions(held))
        .extracting(Question::reason)
        .containsExactly(Reason.UNMAPPED_SAFETY);
  }

  @Test
  void a_message_that_is_secret_as_a_whole_is_asked_about() {
    String secret = HospitalRecords.HEADER.replace("+0300||ADT", "+0300|SECRET|ADT");
    String message = String.join("\r", secret, child(1, "1"), MOTHER);
    assertThat(asked(HospitalRecords.translate(message.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("/MSH/8/1");
  }

  @Test
  void a_protected_patient_is_asked_about() {
    assertThat(asked(admission(child(1, "1"), "PD1||||||||||||Y", MOTHER)))
        .containsExactly("/PD1/12/1");
    assertThat(asked(admission(child(1, "1"), MOTHER, "PV1|1|E||||||||||||||VIP")))
        .containsExactly("/PV1/16/1");
    assertThat(asked(admission(child(1, "1"), "PD1||||||||||||N", MOTHER))).isEmpty();
  }

  @Test
  void an_access_restriction_in_force_is_an_alert_and_its_words_are_asked_about() {
    Translation translation =
        admission(
            child(1, "1"), "ARV|1|A|LOC|REG|Do not disclose the ward", "ARV|2|D|ADR|REG", MOTHER);
    List<JsonNode> alerts = Samples.resources(translated(translation), "Flag");

    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().at("/code/coding/0/code").asText())
        .isEqualTo("location-confidential");
    assertThat(asked(translation)).containsExactly("/ARV/0/5/0/1");
    assertThat(home(translation, "/ARV/1/3/1")).isEqualTo("the restriction is not in force");
    assertThat(asked(admission(child(1, "1"), "ARV|1|A|NEW", MOTHER)))
        .containsExactly("/ARV/0/3/1");
  }

  @Test
  void a_suspicion_is_a_concern_as_far_as_it_was_looked_into() {
    Translated whole =
        translated(
            admission(child(1, "1"), MOTHER, "OBX|1|CWE|SG02^Suspected^L||U^Under assessment^L"));
    JsonNode concern = Samples.resources(whole, "Condition").getFirst();

    assertThat(concern.at("/code/coding/0/code").asText()).isEqualTo("physical-abuse");
    assertThat(concern.at("/verificationStatus/coding/0/code").asText()).isEqualTo("unconfirmed");
    assertThat(concern.path("recordedDate").asText()).isEqualTo("2026-04-05");
  }

  @Test
  void an_observation_of_the_hospitals_own_list_that_is_not_known_is_asked_about() {
    assertThat(asked(admission(child(1, "1"), MOTHER, "OBX|1|ST|SG99^New^L||see note")))
        .containsExactly("/OBX/0");
    assertThat(asked(admission(child(1, "1"), MOTHER, "OBX|1|NM|8302-2^Height^LN||112|cm")))
        .isEmpty();
  }

  @Test
  void where_the_carer_lives_is_labelled_as_where_the_child_is() {
    Translated whole =
        translated(
            admission(
                child(1, "1"),
                "NK1|1|Berhe^Saba|CGV|27 Example Row^^Exampleton^^^XA|+999 555 0155",
                "NK1|2|Okoye^Sela|MTH|3 Sample Lane^^^^^XB"));
    List<JsonNode> family = Samples.resources(whole, "RelatedPerson");

    assertThat(family.getFirst().path("meta").toString()).contains("cp-whereabouts-child");
    assertThat(family.getFirst().at("/address/0/text").asText())
        .isEqualTo("27 Example Row, Exampleton");
    assertThat(family.getLast().path("meta").toString()).doesNotContain("cp-whereabouts-child");
    assertThat(family.getLast().at("/address/0/country").asText()).isEqualTo("XB");
  }

  @Test
  void segments_that_nobody_knows_are_listed_as_stayed_home() {
    Translation translation = sample("line-feeds-escapes-and-unknown-segments.hl7");

    assertThat(Samples.child(translated(translation)).at("/name/0/text").asText())
        .isEqualTo("Tam O&Brien");
    assertThat(home(translation, "/ZPD/0/2/0/1")).isNotEmpty();
    assertThat(home(translation, "/QQQ/0/1/0/1")).isNotEmpty();
  }

  @Test
  void vaccinations_of_the_past_stay_home_and_are_listed() {
    Translation translation = sample("vaccination.hl7");

    assertThat(Samples.child(translated(translation)).path("birthDate").asText())
        .isEqualTo("2019-07");
    assertThat(home(translation, "/ORDER/1/RXA/3/1"))
        .isEqualTo("the shared profile has no place for vaccinations yet");
  }

  @Test
  void a_message_comes_inside_json_as_a_text_and_a_bundle_as_an_object() {
    JsonNode text = TextNode.valueOf(new String(bytes("least.hl7"), StandardCharsets.UTF_8));
    JsonNode bundle = Samples.json(bytes("collection.json"));

    for (JsonNode content : List.of(text, bundle)) {
      NationalRecord record = Samples.TRANSLATOR.within(content, "aldmark-hospital");
      assertThat(Samples.TRANSLATOR.translate(record, List.of(), Samples.HOSPITAL))
          .isInstanceOf(Translated.class);
    }
  }

  private static List<String> asked(Translation translation) {
    return Samples.questions(translation).stream().map(Question::source).toList();
  }
}
