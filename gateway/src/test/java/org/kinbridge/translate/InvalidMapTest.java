package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.translate.yaml.InvalidMapException;

/** A map with an error does not load, and says where. */
class InvalidMapTest {
  private static final String GOOD =
      """
      format: tiny
      record: {recognisedBy: [id]}
      codes: {sex: sex.json}
      safetyWords: [danger]
      make:
        - shape: child
          direction: in
          rows:
            - {from: called, to: name.official.text}
            - {from: sex, to: gender, codes: sex}
            - {from: born, to: birth.date, convert: past-day}
      """;
  private static final String SEX =
      """
      {"resourceType":"ConceptMap","group":[{"target":"s","element":[
        {"code":"1","target":[{"code":"male","equivalence":"equal"}]}]}]}
      """;

  @TempDir Path folder;

  @Test
  void another_country_joins_by_writing_a_map() throws IOException {
    write(GOOD, SEX);

    assertThat(Translator.load(folder).formats()).isEqualTo(Set.of("tiny"));
  }

  @Test
  void names_line_and_path_of_every_error_at_once() throws IOException {
    write(
        GOOD.replace("to: gender", "to: gendre")
            .replace("direction: in", "direction: inn")
            .replace("codes: sex}", "codes: sexes, colour: red}"),
        SEX);

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "tiny/map.yaml:7 /make/0/direction: one of none, in, out, both is expected",
            "tiny/map.yaml:10 /make/0/rows/1/to: the shape child has no hole of that name",
            "tiny/map.yaml:10 /make/0/rows/1/colour: the map language has no such word here",
            "tiny/map.yaml:10 /make/0/rows/1/codes: the map has no code map of that name");
  }

  @Test
  void refuses_what_is_too_long_to_be_a_map() throws IOException {
    write(GOOD + "# " + "x".repeat(1 << 20), SEX);

    assertThat(problems()).contains("tiny/map.yaml:1: a map file has at most 1 MiB");
  }

  @Test
  void refuses_a_map_that_cannot_say_what_the_profile_demands() throws IOException {
    write(GOOD.replace("to: birth.date", "to: deceased.date"), SEX);
    assertThat(problems())
        .containsExactly(
            "tiny/map.yaml:9 /make/0/rows: the profile demands birth.date or age.years or"
                + " birth.absent: no row fills it");

    write(
        GOOD.replace(
            "{from: born, to: birth.date, convert: past-day}",
            "{from: age, to: age.years, convert: age}"),
        SEX);
    assertThat(problems())
        .containsExactly(
            "tiny/map.yaml:9 /make/0/rows: the profile wants age.years and age.basis and age.asOf"
                + " together");

    write(GOOD.replace("shape: child", "shape: alert"), SEX);
    assertThat(problems())
        .contains(
            "tiny/map.yaml:6 /make: the profile demands a child: no shape of that name is made");
  }

  @Test
  void refuses_a_row_that_cannot_be_written_back() throws IOException {
    write(
        GOOD.replace(
            "{from: called, to: name.official.text}",
            "{from: [first, last], join: ' ', to: name.official.text, direction: both}"),
        SEX);
    assertThat(problems())
        .containsExactly(
            "tiny/map.yaml:9 /make/0/rows/0: a joined text cannot be taken apart again: the row has"
                + " one direction, 'in'");

    write(
        GOOD.replace("gender, codes: sex}", "gender, codes: sex, direction: both}")
            + "untouched: [sex]\n",
        SEX);
    assertThat(problems())
        .containsExactly(
            "tiny/map.yaml:10 /make/0/rows/1: 'untouched' names the member: nothing from outside"
                + " changes it");

    write(GOOD.replace("to: name.official.text}", "to: $name, direction: out}"), SEX);
    assertThat(problems()).anySatisfy(one -> assertThat(one).contains("$uuid"));
  }

  @Test
  void a_format_none_of_whose_rows_leads_back_is_not_written() throws IOException {
    write(GOOD, SEX);

    assertThat(Translator.load(folder).whyNotBack("tiny", Optional.empty()).orElseThrow().reason())
        .isEqualTo(Reason.NO_WAY_BACK);
    assertThat(Samples.TRANSLATOR.whyNotBack("primero-v2", Optional.empty())).isEmpty();
  }

  @Test
  void refuses_a_member_named_twice_and_what_is_not_yaml() throws IOException {
    write(GOOD + "format: tiny\n", SEX);
    assertThat(problems()).anySatisfy(one -> assertThat(one).contains("each member named once"));

    write(GOOD + "  - [", SEX);
    assertThat(problems()).anySatisfy(one -> assertThat(one).contains("tiny/map.yaml:"));
  }

  @Test
  void refuses_a_code_map_that_says_two_things() throws IOException {
    write(
        GOOD,
        SEX.replace(
            "]}]}]}",
            "]},{\"code\":\"1\",\"target\":[{\"code\":\"female\",\"equivalence\":\"equal\"}]}]}]}"));
    assertThat(problems())
        .containsExactly("tiny/sex.json /group/0/element/1: a code is missing or mapped twice");

    write(GOOD, SEX.replace("\"equal\"", "\"unmatched\""));
    assertThat(problems()).isNotEmpty();
  }

  @Test
  void refuses_patterns_and_dates_that_cannot_be_read() throws IOException {
    String rows =
        """
              - {from: b, to: birth.date, convert: past-date, dates: [dd.MM, d.d.yyyy, "dd.MM.yyyy"]}
              - {from: b, to: name.nickname, pattern: "(a)(b)"}
              - {from: b, to: name.nickname, pattern: "((a+)+)"}
              - {from: b, to: name.usual, when: {b: {matches: "["}}}
              - {value: 1, origin: day, to: age.asOf}
        """;
    write(GOOD + rows.indent(0).replaceAll("(?m)^ {8}", "      "), SEX);

    assertThat(problems())
        .extracting(one -> one.replaceAll(".*map.yaml:\\d+ ", ""))
        .contains(
            "/make/0/rows/3/dates/0: a pattern of a date has one year, at most one month and one"
                + " day, as d.M.yyyy",
            "/make/0/rows/4/pattern: a regular expression with one group, which is what is read,"
                + " is expected here",
            "/make/0/rows/5/pattern: a repetition within a repetition may take for ever",
            "/make/0/rows/6/when/b/matches: a regular expression is expected here",
            "/make/0/rows/7: a row has one of 'from', 'value' and 'origin'");
  }

  @Test
  void refuses_a_syntax_that_is_not_wholly_described() throws IOException {
    write(GOOD.replace("{recognisedBy", "{syntax: csv, wrappers: [a], recognisedBy"), SEX);
    assertThat(problems()).anySatisfy(one -> assertThat(one).contains("'separators' is missing"));

    write(GOOD.replace("{recognisedBy", "{syntax: xml, root: a, recognisedBy"), SEX);
    assertThat(problems()).anySatisfy(one -> assertThat(one).contains("'namespaces' is missing"));

    write(GOOD.replace("{recognisedBy", "{syntax: asn1, recognisedBy"), SEX);
    assertThat(problems()).anySatisfy(one -> assertThat(one).contains("json, csv, xml"));

    write(GOOD.replace("{recognisedBy", "{separators: ';', recognisedBy"), SEX);
    assertThat(problems()).anySatisfy(one -> assertThat(one).contains("no such word here"));
  }

  @Test
  void refuses_a_code_map_outside_its_directory() throws IOException {
    write(GOOD.replace("sex.json", "../shapes.yaml"), SEX);

    assertThat(problems())
        .anySatisfy(one -> assertThat(one).contains("no such file beside the map"));
  }

  @Test
  void a_row_without_direction_is_not_executed() throws IOException {
    write(GOOD.replace("    direction: in\n", ""), SEX);

    Translation translation =
        Translator.load(folder)
            .translate(
                new NationalRecord("tiny", "{\"id\":\"1\",\"sex\":\"1\"}".getBytes()),
                List.of(),
                Samples.CASSAR);

    assertThat(translation.report().mapped()).isEmpty();
  }

  @Test
  void any_byte_of_the_map_changes_its_digest() throws IOException {
    write(GOOD, SEX);
    Sha256 before = digest();
    write(GOOD, SEX + " ");
    Sha256 after = digest();

    assertThat(after).isNotEqualTo(before);
  }

  private Sha256 digest() {
    return Translator.load(folder)
        .translate(new NationalRecord("tiny", "{}".getBytes()), List.of(), Samples.CASSAR)
        .report()
        .mapDigest()
        .orElseThrow();
  }

  private List<String> problems() {
    InvalidMapException invalid =
        catchThrowableOfType(InvalidMapException.class, () -> Translator.load(folder));
    return invalid.problems();
  }

  private void write(String map, String codes) throws IOException {
    Path directory = Files.createDirectories(folder.resolve("national/tiny"));
    Files.copy(
        Samples.PROFILES.resolve("national/shapes.yaml"),
        folder.resolve("national/shapes.yaml"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(directory.resolve("map.yaml"), map);
    Files.writeString(directory.resolve("sex.json"), codes);
  }
}
