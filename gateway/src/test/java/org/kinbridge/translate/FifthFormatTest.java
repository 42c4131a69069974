package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;

/** A country joins by writing a map, both ways: here is one, whole. */
class FifthFormatTest {
  static final String MAP =
      """
      format: shelter-card
      record: {recognisedBy: [card]}
      safetyWords: [danger, deny, restrict]
      untouched: [card, state]
      make:
        - shape: child
          direction: both
          rows:
            - {from: called, to: name.official.text, required: true}
            - {from: alias, to: name.nickname}
            - {from: sex, to: gender, values: {F: female, M: male}, system: http://hl7.org/fhir/administrative-gender, onUnmapped: hold-mandatory, notStated: unknown}
            - {from: born, to: birth.date, convert: past-year, when: {guess: true}, sets: {guess: true}}
            - {from: born, to: birth.date, convert: past-day, when: {guess: {not: true}}, sets: {guess: false}}
            - {from: speaks/*, to: language, values: {english: en, tigrinya: ti}}
            - {from: sender_no, to: $uuid, when: {sender_no: {stated: false}}, direction: out}
        - shape: case
          direction: in
          rows:
            - {from: state, to: status, values: {here: active, left: finished}, onUnmapped: hold-mandatory, required: true}
            - {value: other, to: type}
            - {from: came, to: opened, convert: past-day, required: true}
        - shape: relative
          each: kin/*
          same: [name.text]
          direction: both
          rows:
            - {from: who, to: relationship, values: {mother: MTH, sister: SIS}, system: http://terminology.hl7.org/CodeSystem/v3-RoleCode, onUnmapped: hold-mandatory, required: true}
            - {from: called, to: name.text}
            - {from: phone, to: telephone.own}
      stay:
        - {from: [card, sender_no, bed], why: it runs the shelter}
      """;
  private static final String RECORD =
      """
      {"card":"7","state":"here","came":"2026-02-01","called":"Lio Ana","alias":"Li","sex":"F",
       "born":"2012-01-01","guess":true,"speaks":["tigrinya"],"bed":"B4",
       "kin":[{"who":"sister","called":"Saba","phone":"+999 555 0188"}]}
      """;

  @TempDir Path folder;

  private Translator translator() throws IOException {
    Path directory = Files.createDirectories(folder.resolve("shelter-card"));
    Files.writeString(directory.resolve("map.yaml"), MAP);
    return Translator.loadOne(directory, Samples.PROFILES);
  }

  private static NationalRecord record(String content) {
    return new NationalRecord("shelter-card", content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takes_less_than_forty_lines_and_no_java() {
    assertThat(MAP.lines().count()).isLessThan(40);
  }

  @Test
  void gives_a_record_that_obeys_the_shared_profile() throws IOException {
    Translation translation = translator().translate(record(RECORD), List.of(), Samples.CASSAR);

    Translated whole = (Translated) translation;
    assertThat(Profile.load(Samples.PROFILES).check(whole.draft()))
        .isInstanceOf(Checked.Conforming.class);
    assertThat(whole.report().unnamed()).isEmpty();
  }

  private Translation came(String written, String zone) throws IOException {
    Origin there =
        new Origin(
            Samples.CASSAR.node(),
            Samples.CASSAR.authority(),
            Samples.CASSAR.authorityName(),
            Samples.CASSAR.role(),
            new Moment(Instant.parse("2026-04-12T22:00:00Z"), ZoneId.of(zone)));
    return translator().translate(record(RECORD.replace("2026-02-01", written)), List.of(), there);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-13,                Africa/Addis_Ababa, 2026-04-13",
    "2026-04-13T00:30:00+03:00, Africa/Addis_Ababa, 2026-04-13",
    "2026-04-13T00:30:00+03:00, UTC,                2026-04-12"
  })
  void counts_the_days_of_the_state_that_hands_it_over(String written, String zone, String day)
      throws IOException {
    assertThat(((Translated) came(written, zone)).draft().tree().toString())
        .contains("{\"start\":\"" + day + "\"}");
  }

  @Test
  void knows_no_day_that_has_not_begun_there() throws IOException {
    assertThat(came("2026-04-13", "UTC")).isInstanceOf(Translation.Refused.class);
    assertThat(came("2026-04-14", "Africa/Addis_Ababa")).isInstanceOf(Translation.Refused.class);
  }

  @Test
  void is_written_back_into_an_empty_card_and_into_another() throws IOException {
    Translator translator = translator();
    JsonNode document =
        ((Translated) translator.translate(record(RECORD), List.of(), Samples.CASSAR))
            .draft()
            .tree();

    JsonNode empty =
        ((Back.Given) translator.back(document, "shelter-card", Optional.empty())).patch();
    JsonNode own = ((Back.Given) translator.back(document, record(RECORD))).patch();

    JsonNode said = Samples.json(RECORD.getBytes(StandardCharsets.UTF_8));
    for (String member : List.of("called", "alias", "sex", "born", "guess", "speaks", "kin")) {
      assertThat(empty.path(member)).as(member).isEqualTo(said.path(member));
    }
    assertThat(empty.has("state") || empty.has("card")).isFalse();
    assertThat(own.fieldNames()).toIterable().containsExactly("sender_no");
  }

  /** The example of docs/mapping.md. */
  @Test
  void takes_a_day_that_is_known_now_and_leaves_alone_what_is_masked() throws IOException {
    String card =
        """
        {"card":"7","state":"here","came":"2026-02-01","called":"Lio Ana","sex":"F",
         "born":"2012-01-01","guess":true}
        """;
    Translator translator = translator();
    String sent = card.replace("2012-01-01", "2012-05-17").replace("true", "false");
    ObjectNode document =
        ((Translated) translator.translate(record(sent), List.of(), Samples.CASSAR))
            .draft()
            .tree()
            .deepCopy();
    ObjectNode child = (ObjectNode) document.at("/entry/1/resource");
    child
        .putArray("address")
        .addObject()
        .putArray("extension")
        .addObject()
        .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
        .put("valueCode", "masked");

    Back.Given given = (Back.Given) translator.back(document, record(card));

    assertThat(given.patch().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("born", "guess", "sender_no");
    assertThat(given.patch().path("born").asText()).isEqualTo("2012-05-17");
    assertThat(given.patch().path("guess").asBoolean(true)).isFalse();
    assertThat(given.report().masked()).containsExactly("Bundle.entry[1].resource.address[0]");
  }

  @Test
  void has_a_primero_case_written_into_it() throws IOException {
    Translated primero =
        Samples.translated(Samples.least("'name_last':'Oru','date_of_birth':'2012-05-17'"));

    JsonNode card =
        ((Back.Given) translator().back(primero.draft().tree(), "shelter-card", Optional.empty()))
            .patch();

    assertThat(card.path("called").asText()).isEqualTo("Lio Oru");
    assertThat(card.path("sex").asText()).isEqualTo("M");
    assertThat(card.path("born").asText()).isEqualTo("2012-05-17");
    assertThat(card.path("guess").booleanValue()).isFalse();
  }
}
