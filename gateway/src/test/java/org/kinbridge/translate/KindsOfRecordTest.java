package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Refused;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.yaml.InvalidMapException;

/** Several maps of one format, and the words that say where rows look. */
class KindsOfRecordTest {
  private static final String PERSON =
      """
      format: tiny
      record: {recognisedBy: [called], when: {kind: person}}
      others: [letter.yaml]
      safetyWords: [danger]
      make:
        - shape: child
          direction: in
          rows:
            - {from: called, to: name.official.text, required: true}
            - {value: unknown, to: gender}
            - {value: unknown, to: birth.absent}
            - {within: "aliases/*", from: text, to: name.nickname, when: {use: short}}
            - {within: "aliases/*", from: text, to: name.official.family, when: {use: family}}
            - {from: codes/1/value, to: name.usual}
        - shape: relative
          direction: in
          each: "people/*"
          where: {who: mother}
          rows:
            - {value: MTH, to: relationship, system: s}
            - {from: named, to: name.text}
      refuse:
        - {within: "people/*", from: inside, when: {who: mother}, why: nothing stands inside a person}
      stay:
        - {within: "people/*", from: named, when: {who: friend}, why: friends are not shared}
      """;
  private static final String LETTER =
      """
      format: tiny
      record: {recognisedBy: [about]}
      include:
        - {map: map.yaml, in: about, only: [child]}
      safetyWords: []
      make: []
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("national/tiny"));
    Files.copy(Samples.NATIONAL.resolve("shapes.yaml"), folder.resolve("national/shapes.yaml"));
    write(PERSON, LETTER);
  }

  @Test
  void the_first_map_that_recognises_a_record_translates_it() {
    assertThat(name("{'kind':'person','called':'Ada'}")).isEqualTo("Ada");
    assertThat(name("{'about':{'called':'Bo'}}")).isEqualTo("Bo");
    assertThat(translate("{'kind':'place','called':'Ada'}")).isInstanceOf(Refused.class);
  }

  @Test
  void a_row_is_read_once_in_each_element_and_a_single_hole_keeps_the_first() {
    Translated whole =
        (Translated)
            translate(
                "{'kind':'person','called':'Ada','aliases':[{'use':'short','text':'A'},"
                    + "{'use':'family','text':'Lo'},{'use':'short','text':'Aa'},"
                    + "{'use':'family','text':'Li'}]}");
    JsonNode names = Samples.child(whole).path("name");

    assertThat(names.findValuesAsText("text")).containsExactly("Ada", "A", "Aa");
    assertThat(names.at("/0/family").asText()).isEqualTo("Lo");
    assertThat(HospitalRecords.home(whole, "/aliases/3/text")).isNotEmpty();
  }

  @Test
  void an_index_leads_to_one_element_of_a_list() {
    Translated whole =
        (Translated)
            translate("{'kind':'person','called':'Ada','codes':[{'value':'x'},{'value':'y'}]}");

    assertThat(Samples.child(whole).path("name").findValuesAsText("text"))
        .containsExactly("Ada", "y");
    assertThat(HospitalRecords.home(whole, "/codes/0/value"))
        .isEqualTo("no row of the map names it");
  }

  @Test
  void elements_that_are_not_meant_are_left_to_other_rows() {
    Translated whole =
        (Translated)
            translate(
                "{'kind':'person','called':'Ada','people':[{'who':'mother','named':'M'},"
                    + "{'who':'friend','named':'F'},{'who':'teacher','danger_of':'x'}]}");

    assertThat(Samples.resources(whole, "RelatedPerson")).hasSize(1);
    assertThat(HospitalRecords.home(whole, "/people/1/named")).isEqualTo("friends are not shared");
    assertThat(Samples.questions(whole)).hasSize(1);
  }

  @Test
  void what_a_map_refuses_is_refused_with_its_sentence() {
    Translation refused =
        translate(
            "{'kind':'person','called':'Ada','people':[{'who':'mother','inside':{'a':1}},"
                + "{'who':'friend','inside':{'a':1}}]}");

    assertThat(Samples.faults(refused))
        .extracting(fault -> fault.place() + " " + fault.detail())
        .containsExactly("/people/0/inside nothing stands inside a person");
  }

  @Test
  void an_included_part_must_be_there_and_is_watched_as_the_whole() {
    assertThat(Samples.faultPlaces(translate("{'about':{'x':1}}")))
        .containsExactly("/about/called");
    assertThat(Samples.questions(translate("{'about':{'called':'Bo','danger_of':'x'}}")))
        .hasSize(1);
  }

  @Test
  void the_digest_of_a_map_covers_what_it_includes() throws IOException {
    Sha256 before = digest("{'about':{'called':'Bo'}}");
    write(PERSON.replace("friends are", "a friend is"), LETTER);

    assertThat(digest("{'about':{'called':'Bo'}}")).isNotEqualTo(before);
  }

  @Test
  void a_map_that_names_or_includes_what_is_not_there_does_not_load() throws IOException {
    write(
        PERSON.replace("[letter.yaml]", "[letter.yaml, ../shapes.yaml, letter.yaml, missing.yaml]"),
        LETTER.replace("map.yaml", "later.yaml").replace("[child]", "[chield]"));

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "tiny/map.yaml:3 /others/1: there is no such file beside the map, or it is named twice",
            "tiny/map.yaml:3 /others/2: there is no such file beside the map, or it is named twice",
            "tiny/map.yaml:3 /others/3: there is no such file beside the map, or it is named twice",
            "tiny/letter.yaml:4 /include/0: the format has no map of that name before this one",
            "tiny/letter.yaml:4 /include/0: there is no shape chield",
            "tiny/letter.yaml:6 /make: the profile demands a child: no shape of that name is made");
  }

  @Test
  void only_the_first_map_names_others() throws IOException {
    write(PERSON, LETTER + "others: [map.yaml]\n");

    assertThat(problems())
        .containsExactly("tiny/letter.yaml:7 /others: only map.yaml names other maps");
  }

  private Sha256 digest(String record) {
    return translate(record).report().mapDigest().orElseThrow();
  }

  private String name(String record) {
    return Samples.child((Translated) translate(record)).at("/name/0/text").asText();
  }

  private Translation translate(String record) {
    return Translator.load(folder)
        .translate(
            new NationalRecord("tiny", record.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
            List.of(),
            Samples.CASSAR);
  }

  private List<String> problems() {
    return catchThrowableOfType(InvalidMapException.class, () -> Translator.load(folder))
        .problems();
  }

  private void write(String person, String letter) throws IOException {
    Files.writeString(folder.resolve("national/tiny/map.yaml"), person);
    Files.writeString(folder.resolve("national/tiny/letter.yaml"), letter);
  }
}
