package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.Samples.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.Sources;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Refused;
import org.kinbridge.translate.map.Translation.Translated;

/**
 * Traps that no other test is about; and that each of the table in docs/mapping.md has its test.
 */
class TrapsTest {
  private static final Profile PROFILE = Profile.load(Samples.PROFILES);
  private static final Path DOCS = Path.of(System.getProperty("kinbridge.docs", "../docs"));
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
  private static final String REORDERED = "Li\u202Eya";

  @Test
  void every_trap_of_the_page_has_a_test_that_exists() throws IOException {
    String page = Files.readString(DOCS.resolve("mapping.md"));
    List<String> rows =
        page.substring(page.indexOf("## Traps"))
            .lines()
            .filter(line -> line.startsWith("| "))
            .skip(2)
            .toList();

    assertThat(rows).hasSizeGreaterThan(40);
    for (String row : rows) {
      Matcher named = NAMED.matcher(row.substring(row.lastIndexOf(" | ")));
      assertThat(named.find()).as(row).isTrue();
      do {
        assertThat(exists(named.group(1), named.group(2))).as(named.group()).isTrue();
      } while (named.find());
    }
  }

  private static boolean exists(String simpleName, String method) {
    return Stream.of("", "csv.", "xml.", "hl7.")
        .map(room -> "org.kinbridge.translate." + room + simpleName)
        .flatMap(TrapsTest::load)
        .flatMap(test -> Stream.concat(Stream.of(test), Arrays.stream(test.getDeclaredClasses())))
        .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
        .anyMatch(one -> method == null || one.getName().equals(method));
  }

  private static Stream<Class<?>> load(String name) {
    try {
      return Stream.of(Class.forName(name));
    } catch (ClassNotFoundException inAnotherRoom) {
      return Stream.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.05.2555", "17.05.1433", "05.13.2004", "2555", "бл. 1433"})
  void a_date_of_another_calendar_is_refused_where_it_can_be_told(String written) {
    assertThat(
            Samples.faultPlaces(
                RegisterLines.translate(RegisterLines.row(Map.of("Дата народж.", written)), 2)))
        .containsExactly("line 2, column 7: Дата народж.");
  }

  @Test
  void an_ethiopian_year_reads_as_one_of_ours() {
    assertThat(
            child(RegisterLines.translated(Map.of("Дата народж.", "17.05.2004")))
                .path("birthDate")
                .asText())
        .isEqualTo("2004-05-17");
  }

  @Test
  void a_misspelt_code_of_the_system_is_known_as_it_is_written() throws IOException {
    assertThat(Files.readString(Samples.PRIMERO.resolve("codes/service.json")))
        .contains("\"family_seunification_service\"");
  }

  @Test
  void tigrinya_is_a_language_of_the_profile() {
    Translated whole =
        HospitalRecords.translated(
            HospitalRecords.admission(HospitalRecords.child(15, "tir"), HospitalRecords.MOTHER));

    assertThat(child(whole).path("communication").toString()).contains("\"ti\"");
    assertThat(PROFILE.check(whole.draft())).isInstanceOf(Checked.Conforming.class);
  }

  @Test
  void no_label_is_the_one_of_a_credit_card() throws IOException {
    String shapes = Files.readString(Samples.NATIONAL.resolve("shapes.yaml"));

    assertThat(shapes).contains("SDV").doesNotContainPattern("[\\[, ]DV[\\], ]");
  }

  @Test
  void a_guardian_is_of_the_code_system_that_has_one() {
    var tree = RegisterLines.translated(Map.of()).draft().tree().deepCopy();
    String wrong =
        tree.toString()
            .replace(
                "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-RoleClass\",\"code\":\"GUARD\"}",
                "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-RoleCode\",\"code\":\"GUARD\"}");

    assertThat(wrong).isNotEqualTo(tree.toString());
    assertThat(
            PROFILE.check(
                new Draft(Samples.json(wrong.getBytes(StandardCharsets.UTF_8)), Sources.none())))
        .isInstanceOf(Checked.Violated.class);
  }

  @Test
  void a_reordered_name_is_put_straight_in_every_format() {
    List<Translated> all =
        List.of(
            Samples.translated(Samples.least("'name_first':'" + REORDERED + "'")),
            RegisterLines.translated(Map.of("Ім'я", REORDERED)),
            CourtOrders.translated(CourtOrders.ORDER.replace(">Layla<", ">" + REORDERED + "<")),
            HospitalRecords.translated(
                HospitalRecords.admission(
                    HospitalRecords.child(5, "Okoye^" + REORDERED + "^^^^^L"))));

    for (Translated whole : all) {
      assertThat(child(whole).path("name").toString()).contains("Liya").doesNotContain("\u202E");
      assertThat(whole.report().approximated())
          .anySatisfy(one -> assertThat(one.why()).contains("invisible characters"));
    }
  }

  @Test
  void a_control_character_is_refused_in_every_format() {
    List<Translation> all =
        List.of(
            Samples.translate(Samples.least("'name_last':'Or\\u0007u'")),
            RegisterLines.translate(RegisterLines.row(Map.of("Ім'я", "Со\u0007фія")), 2),
            CourtOrders.translate(CourtOrders.ORDER.replace(">Layla<", ">Lay\u0007la<")),
            HospitalRecords.admission(HospitalRecords.child(5, "Oko\u0007ye^Tam^^^^^L")));

    assertThat(all).allSatisfy(one -> assertThat(one).isInstanceOf(Refused.class));
    assertThat(all).allSatisfy(one -> assertThat(Samples.faultPlaces(one)).doesNotContain(""));
  }

  @Test
  void an_order_with_default_namespaces_is_the_same_order() {
    String order =
        CourtOrders.ORDER
            .replace("<alm:", "<")
            .replace("</alm:", "</")
            .replace("xmlns:alm=", "xmlns=");

    assertThat(Golden.outcome(CourtOrders.translate(order)).path("report"))
        .isEqualTo(Golden.outcome(CourtOrders.translate(CourtOrders.ORDER)).path("report"));
  }
}
