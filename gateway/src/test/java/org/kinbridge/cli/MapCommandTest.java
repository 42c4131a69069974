package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools for the person who maps. */
class MapCommandTest {
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles"));
  private static final String PRIMERO = PROFILES.resolve("national/primero-v2").toString();
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--profiles=" + PROFILES;
    return MapCommand.line(InstantSource.fixed(Instant.parse("2026-04-12T10:00:00Z")))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  private JsonNode printed() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private Path wrong() throws IOException {
    Path directory = Files.createDirectories(folder.resolve("tiny"));
    Files.writeString(directory.resolve("map.yaml"), "format: tiny\nrecord: {recognisedBy: id}\n");
    return directory;
  }

  @Nested
  class Check {
    @Test
    void names_members_that_no_row_names_and_codes_that_no_map_knows() throws IOException {
      assertThat(run("check", PRIMERO)).isZero();

      JsonNode json = printed();
      assertThat(json.path("samples").findValuesAsText("outcome"))
          .contains("translated", "asks", "refused");
      assertThat(sample(json, "sample-case.json").path("unused").toString())
          .isEqualTo("[\"/data/school_year_9ab31f0\"]");
      assertThat(sample(json, "samples/unknown-nationality.json").path("unmapped").toString())
          .isEqualTo("[\"/data/nationality/0\"]");
    }

    @Test
    void names_places_of_the_profile_that_no_row_fills_or_writes_back() throws IOException {
      run("check", PRIMERO);

      assertThat(printed().at("/maps/0/unfilled").toString()).contains("child · birth.order");
      assertThat(printed().at("/maps/0/unwritten").toString())
          .contains("case · status")
          .doesNotContain("child · gender");
    }

    @Test
    void of_a_wrong_map_names_every_problem_with_its_line() throws IOException {
      assertThat(run("check", wrong().toString())).isEqualTo(2);

      assertThat(err.toString()).contains("tiny/map.yaml:1 /make: the profile demands a child");
      assertThat(out.toString()).isEmpty();
    }

    @Test
    void of_no_map_is_refused() {
      assertThat(run("check", folder.toString())).isEqualTo(2);

      assertThat(err.toString()).contains("not-found");
    }

    private static JsonNode sample(JsonNode json, String file) {
      for (JsonNode sample : json.path("samples")) {
        if (sample.path("file").asText().equals(file)) {
          return sample;
        }
      }
      throw new AssertionError("no sample " + file);
    }
  }

  @Nested
  class Try {
    @Test
    void shows_source_shared_and_back_in_one_line() {
      assertThat(run("try", PRIMERO, PRIMERO + "/sample-case.json")).isZero();

      assertThat(out.toString().lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("/data/date_of_birth = 2011-01-01")
                      .contains("| 2011 ")
                      .endsWith("/data/date_of_birth = 2011-01-01"))
          .anySatisfy(line -> assertThat(line).startsWith("/data/religion").contains("- belief"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("/data/protection_concerns/0")
                      .contains("? a person is asked"));
    }

    @Test
    void of_a_record_that_breaks_its_format_names_the_faults() {
      int exit = run("try", PRIMERO, PRIMERO + "/samples/refused-many-faults.json");

      assertThat(exit).isEqualTo(2);
      assertThat(err.toString()).contains("/data/name_first");
    }
  }

  @Nested
  class Workbook {
    @Test
    void holds_fields_codes_what_stays_and_room_to_sign() throws IOException {
      Path file = folder.resolve("map.xlsx");

      assertThat(run("workbook", PRIMERO, "--out=" + file)).isZero();

      Map<String, String> parts = parts(file);
      assertThat(parts.get("xl/workbook.xml"))
          .contains("Signatures", "Fields", "Codes", "Stays home", "A person is asked");
      String texts = parts.get("xl/sharedStrings.xml");
      run("check", PRIMERO);
      assertThat(texts)
          .contains(
              printed().at("/maps/0/digest").asText(),
              "trafficked_smuggled",
              "trafficking or smuggling",
              "belief and origin of this kind are not shared",
              "Lawyer or data protection officer");
      parts.values().forEach(part -> assertThat(part).doesNotContain("<f>"));
    }

    @Test
    void never_overwrites_a_file_that_may_be_signed() throws IOException {
      Path file = Files.createFile(folder.resolve("signed.xlsx"));

      assertThat(run("workbook", PRIMERO, "--out=" + file)).isEqualTo(2);
      assertThat(Files.size(file)).isZero();
    }

    private Map<String, String> parts(Path file) throws IOException {
      Map<String, String> parts = new HashMap<>();
      out.getBuffer().setLength(0);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          byte[] content = zip.getInputStream(entry).readAllBytes();
          parts.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
        }
      }
      return parts;
    }
  }

  @Nested
  class Draft {
    private final Path fixtures =
        Path.of(MapCommandTest.class.getResource("/primero/forms.json").getPath()).getParent();

    private int draft(String forms) {
      return run(
          "draft",
          "primero",
          "--forms=" + fixtures.resolve(forms),
          "--lookups=" + fixtures.resolve("lookups.json"),
          "--out=" + folder.resolve("harbour"));
    }

    @Test
    void keeps_the_rows_and_codes_that_the_deployment_has_and_loads() throws IOException {
      assertThat(draft("forms.json")).as(err.toString()).isZero();

      String map = Files.readString(folder.resolve("harbour/map.yaml"));
      assertThat(map).contains("format: \"harbour\"", "name_first", "relation_name");
      assertThat(map).doesNotContain("\"separation_cause\"", "\"address_current\"");
      String country = Files.readString(folder.resolve("harbour/codes/country.json"));
      assertThat(country).contains("aldmark", "borvania").doesNotContain("afghanistan");
      out.getBuffer().setLength(0);
      assertThat(run("check", folder.resolve("harbour").toString())).isZero();
    }

    @Test
    void says_what_is_left_to_a_person_and_guesses_none_of_it() throws IOException {
      draft("forms.json");

      JsonNode toDo = printed();
      assertThat(toDo.path("fieldsNoRowNames").toString())
          .contains("danger_at_home_7c1e0f2", "family_details_section/*/relation_boat_1a2b3c4")
          .doesNotContain("name_first", "inquiry_date", "line_one");
      assertThat(toDo.at("/codesToMap/gender").toString()).isEqualTo("[\"prefer_not_to_say\"]");
      assertThat(toDo.at("/codesToMap/relationship").toString()).isEqualTo("[\"milk_sister\"]");
      assertThat(toDo.at("/codesToMap/separation").toString()).isEqualTo("[\"lost_at_fair\"]");
      assertThat(toDo.path("mapsLeftOut").toString()).contains("referral.yaml");
      assertThat(toDo.path("rowsLeftOut").toString()).contains("separation_cause");
    }

    @Test
    void never_writes_over_a_map_and_refuses_what_holds_no_form() throws IOException {
      assertThat(draft("lookups.json")).isEqualTo(2);
      assertThat(folder.resolve("harbour")).doesNotExist();

      draft("forms.json");
      assertThat(draft("forms.json")).isEqualTo(2);
      assertThat(err.toString()).contains("DIR exists");
    }
  }

  @Test
  void every_command_explains_itself() {
    for (String command : new String[] {"check", "try", "workbook", "draft"}) {
      out.getBuffer().setLength(0);
      int exit =
          MapCommand.line(InstantSource.system())
              .setOut(new PrintWriter(out))
              .execute(command, "--help");

      assertThat(exit).isZero();
      assertThat(out.toString()).contains("Usage: map " + command, "Exit status:");
    }
  }
}
