package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.HospitalRecords.home;
import static org.kinbridge.translate.HospitalRecords.sample;
import static org.kinbridge.translate.HospitalRecords.translate;
import static org.kinbridge.translate.HospitalRecords.translated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Incomplete;
import org.kinbridge.translate.map.Translation.Translated;

/** The traps of the hospital's FHIR bundles. */
class HospitalBundleTest {

  @Test
  void names_keep_their_scripts_and_a_twin_its_order() {
    JsonNode child = Samples.child(translated(sample("collection.json")));

    assertThat(child.path("name").findValuesAsText("text"))
        .containsExactly("Tam Okoye", "ታም ኦኮየ", "Tamara Okoye");
    assertThat(child.path("name").findValuesAsText("use"))
        .containsExactly("official", "official", "old");
    assertThat(child.path("multipleBirthInteger").asInt()).isEqualTo(2);
    assertThat(child.path("birthDate").asText()).isEqualTo("2019");
  }

  @Test
  void a_foster_parent_tells_where_the_child_is() {
    List<JsonNode> family =
        Samples.resources(translated(sample("collection.json")), "RelatedPerson");

    assertThat(family.getFirst().path("meta").toString()).contains("cp-whereabouts-child");
    assertThat(family.getFirst().at("/relationship/0/coding/0/code").asText()).isEqualTo("PRNFOST");
    assertThat(family.getLast().path("meta").toString()).doesNotContain("cp-whereabouts-child");
  }

  @Test
  void treatment_stays_home_and_is_listed() {
    Translation translation = sample("collection.json");

    assertThat(home(translation, "/entry/4/resource/vaccineCode")).contains("no place");
    assertThat(home(translation, "/entry/6/resource/code")).contains("no place");
    assertThat(Samples.resources(translated(translation), "Condition")).hasSize(1);
  }

  @Test
  void what_could_be_about_safety_is_asked_about() {
    Translation translation = sample("collection-traps.json");

    assertThat(translation).isInstanceOf(Incomplete.class);
    assertThat(Samples.questions(translation))
        .extracting(question -> question.reason() + " " + question.source())
        .contains(
            Reason.WITHHOLDING_INSTRUCTION + " /entry/0/resource/meta/security/1/code",
            Reason.UNMAPPED_SAFETY + " /entry/2/resource/code/coding/0/code",
            Reason.UNMAPPED_SAFETY + " /entry/3/resource/code",
            Reason.UNMAPPED_SAFETY + " /entry/5/resource/resourceType");
  }

  @Test
  void a_label_of_the_whole_bundle_is_asked_about_where_no_entry_bears_it() throws Exception {
    assertThat(asked("HTEST", "R")).isEmpty();
    assertThat(asked("HTEST", "NODSCLCD")).containsExactly("/meta/security/1/code");
    assertThat(asked("NODSCLCD", "NODSCLCD"))
        .as("of the whole it is the highest of its entries")
        .containsExactly("/entry/0/resource/meta/security/1/code");
  }

  /** Of the bundle with that label as its second, and that one as the second of its child. */
  private static List<String> asked(String ofChild, String ofAll) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode bundle = (ObjectNode) json.readTree(HospitalRecords.bytes("collection.json"));
    bundle.withArray("/meta/security").addObject().put("code", ofAll);
    bundle.withArray("/entry/0/resource/meta/security").addObject().put("code", ofChild);
    return Samples.questions(translate(json.writeValueAsBytes(bundle))).stream()
        .filter(question -> question.reason() == Reason.WITHHOLDING_INSTRUCTION)
        .map(Question::source)
        .filter(source -> source.contains("/meta/"))
        .toList();
  }

  @Test
  void markup_and_unknown_extensions_never_leave() {
    Incomplete translation = (Incomplete) sample("collection-traps.json");

    assertThat(translation.unfinished().toString())
        .doesNotContain("script", "a local note", "AAAA", "uncle");
    assertThat(home(translation, "/entry/0/resource/text/div")).contains("markup");
    assertThat(home(translation, "/entry/0/resource/extension/1/valueString"))
        .isEqualTo("an extension that the map does not name");
    assertThat(home(translation, "/entry/0/resource/photo")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "refused-contained.json, /entry/0/resource/contained",
    "refused-modifier.json, /entry/0/resource/modifierExtension",
    "refused-two-children.json, /entry/1",
    "refused-about-somebody-else.json, /entry/1/resource/patient"
  })
  void what_cannot_be_read_safely_is_refused(String file, String place) {
    assertThat(Samples.faultPlaces(sample(file))).containsExactly(place);
  }

  @Test
  void a_code_of_another_list_is_no_alert() throws Exception {
    String bundle =
        Files.readString(
                Samples.NATIONAL.resolve("aldmark-hospital/samples/collection.json"),
                StandardCharsets.UTF_8)
            .replaceFirst(
                "urn:example:aldmark:safeguarding\",\\s*\"code\": \"2\"",
                "urn:example:other\", \"code\": \"2\"");
    Translation translation = translate(bundle.getBytes(StandardCharsets.UTF_8));

    assertThat(Samples.resources((Translated) translation, "Flag")).isEmpty();
    assertThat(Samples.questions(translation))
        .extracting(Question::reason)
        .contains(Reason.UNMAPPED_SAFETY);
  }

  @Test
  void a_bundle_of_another_type_is_refused() {
    Translation translation =
        translate(
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"fullUrl\":\"urn:x\"}]}"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(Samples.faults(translation)).hasSize(1);
  }
}
