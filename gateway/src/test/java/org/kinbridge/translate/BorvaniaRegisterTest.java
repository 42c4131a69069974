package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.RegisterLines.FORMAT;
import static org.kinbridge.translate.RegisterLines.REGISTER;
import static org.kinbridge.translate.RegisterLines.columns;
import static org.kinbridge.translate.RegisterLines.row;
import static org.kinbridge.translate.RegisterLines.translate;
import static org.kinbridge.translate.RegisterLines.translated;
import static org.kinbridge.translate.Samples.child;
import static org.kinbridge.translate.Samples.choose;
import static org.kinbridge.translate.Samples.dismiss;
import static org.kinbridge.translate.Samples.facts;
import static org.kinbridge.translate.Samples.questions;
import static org.kinbridge.translate.Samples.resources;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Profile;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.map.Translation.Translated;
import org.kinbridge.translate.reading.AccountTest;
import org.kinbridge.translate.reading.Report;

/** The register of Borvania: each of its peculiarities, and what becomes of it. */
class BorvaniaRegisterTest {
  private static final Profile PROFILE = Profile.load(Samples.PROFILES);
  private static final List<Integer> LINES = List.of(2, 3, 4, 6, 7, 8, 9, 10);

  @TestFactory
  Stream<DynamicTest> each_line_becomes_what_stands_beside_it() {
    return LINES.stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    "line " + line,
                    () ->
                        Golden.compare(
                            FORMAT.resolve("expected/line-" + line + ".json"),
                            Golden.outcome(translate(REGISTER, line)))));
  }

  @TestFactory
  Stream<DynamicTest> each_line_with_its_answers_obeys_the_shared_profile() {
    return LINES.stream()
        .filter(line -> line != 7)
        .map(
            line ->
                DynamicTest.dynamicTest(
                    "line " + line,
                    () -> {
                      Resolution[] answers = {
                        choose("/6/Код ризику/1", "physical-abuse"),
                        dismiss("/" + line + "/Примітки")
                      };
                      Translated whole = (Translated) translate(REGISTER, line, answers);
                      assertThat(PROFILE.check(whole.draft()))
                          .isInstanceOf(Checked.Conforming.class);
                    }));
  }

  @Test
  void every_field_of_every_line_ends_in_exactly_one_list() {
    for (int line : LINES) {
      if (translate(REGISTER, line, choose("/6/Код ризику/1", "all")) instanceof Translated whole) {
        AccountTest.assertAccounted(whole.draft().sources().read(), whole.report());
        Samples.assertSourcesLead(whole);
      }
    }
  }

  @Test
  void a_surname_that_is_not_known_is_no_name() {
    JsonNode name = child(translated(Map.of("Прізвище", "невід."))).path("name").get(0);

    assertThat(name.path("text").textValue()).isEqualTo("Софія Ігорівна");
    assertThat(name.has("family")).isFalse();
  }

  @Test
  void every_script_of_a_name_stays_as_it_is_written() {
    Translated whole =
        translated(Map.of("Інші імена / прізвиська", "\"امير; ዳዊት; Соня; «Dado»; Sofiya\""));

    assertThat(child(whole).path("name").findValuesAsText("text"))
        .containsExactly("Вересень Софія Ігорівна", "امير", "ዳዊት", "Sofiya", "Dado", "Соня");
    assertThat(child(whole).path("name").get(2).toString()).contains("\"SYL\"");
    assertThat(child(whole).path("name").get(4).path("use").textValue()).isEqualTo("nickname");
  }

  @ParameterizedTest
  @CsvSource({"БОР, XB", "'\"КАС, АЛД\"', XC XA", "СИР/НЕВ, SY XXX", "ОБГ, XXA", "УКР, UA"})
  void each_citizenship_is_one_and_none_is_lost(String written, String shared) {
    assertThat(
            child(translated(Map.of("Громадянство", written)))
                .path("extension")
                .findValues("coding")
                .stream()
                .map(coding -> coding.get(0).path("code").textValue())
                .collect(Collectors.joining(" ")))
        .isEqualTo(shared);
  }

  @Test
  void a_citizenship_the_map_does_not_know_is_asked_about_beside_one_it_knows() {
    assertThat(questions(translate(row(Map.of("Громадянство", "БОР/ЩОСЬ")), 2)))
        .extracting(question -> question.reason().code() + question.source())
        .containsExactly("unmapped-safety/2/Громадянство/1");
  }

  @Test
  void each_risk_code_is_a_concern_of_its_own_and_an_unknown_one_is_asked_about() {
    Translated whole = translated(Map.of("Код ризику", "\"01,03\""));

    assertThat(resources(whole, "Condition").toString()).contains("\"trafficking\"", "\"other\"");
    assertThat(resources(whole, "Condition").getFirst().path("meta").toString())
        .contains("cp-trafficking", "\"V\"");
    assertThat(questions(translate(row(Map.of("Код ризику", "\"01,77\"")), 2)))
        .extracting(Question::source)
        .containsExactly("/2/Код ризику/1");
    assertThat(questions(translate(row(Map.of("Код ризику", "02")), 2)).getFirst().candidates())
        .contains("physical-abuse", "gbv-survivor", "emotional-abuse", "all");
  }

  @Test
  void a_restricted_relative_and_every_note_are_asked_about() {
    Translation translation =
        translate(row(Map.of("Код ризику", "12", "Примітки", "\"Дядько; зв'язок заборонено\"")), 2);

    assertThat(questions(translation))
        .extracting(question -> question.reason().code() + question.source())
        .containsExactly(
            "withholding-instruction/2/Примітки", "withholding-instruction/2/Код ризику/0");
    assertThat(translation.toString()).doesNotContain("Дядько");
  }

  @Test
  void a_twin_has_its_order_of_birth_and_an_unreadable_pair_stays_home() {
    assertThat(child(translated(Map.of("Близнюки", "Б2"))).path("multipleBirthInteger").intValue())
        .isEqualTo(2);
    assertThat(translated(Map.of("Близнюки", "двійня")).report().stayedHome())
        .extracting(Report.StayedHome::source)
        .contains("/2/Близнюки");
  }

  @ParameterizedTest
  @ValueSource(strings = {"безстр.", "18.07.2026", "31.02.2026"})
  void how_long_a_decision_holds_that_nobody_names_stays_home_and_is_listed(String until) {
    assertThat(translated(Map.of("Чинне до", until)).report().stayedHome())
        .extracting(Report.StayedHome::source)
        .contains("/2/Чинне до");
  }

  @Test
  void vaccinations_stay_home_and_are_listed() {
    assertThat(
            translated(Map.of("Щеплення", "\"КПК-1 ??.2015; БЦЖ 20.09.2016\""))
                .report()
                .stayedHome())
        .extracting(Report.StayedHome::source)
        .contains("/2/Щеплення");
  }

  @Test
  void only_a_yes_is_a_yes_and_a_condition_is_asked_about() {
    assertThat(facts(translated(Map.of("Згода на передачу", "Т"))))
        .containsExactly("record-consent=yes");
    assertThat(facts(translated(Map.of("Згода на передачу", "Н"))))
        .containsExactly("record-consent=no");
    assertThat(facts(translated(Map.of("Згода на передачу", "")))).isEmpty();
    Translated conditional = translated(Map.of("Згода на передачу", "З"));
    assertThat(facts(conditional)).isEmpty();
    assertThat(conditional.questions())
        .extracting(question -> question.reason().code() + question.source())
        .containsExactly("withholding-instruction/2/Згода на передачу");
    assertThat(questions(translate(row(Map.of("Згода на передачу", "так")), 2)))
        .extracting(question -> question.reason().code())
        .containsExactly("unmapped-safety");
  }

  @Test
  void a_guardian_is_labelled_as_somebody_who_may_lead_to_the_child() {
    JsonNode guardian = resources(translated(Map.of()), "RelatedPerson").getFirst();

    assertThat(guardian.path("meta").toString()).contains("LOCIS", "cp-whereabouts-child", "\"V\"");
    assertThat(guardian.path("telecom").toString()).contains("cp-whereabouts-child");
  }

  @Test
  void the_file_says_the_same_in_every_writing() {
    String text = new String(REGISTER, StandardCharsets.UTF_8).substring(1);
    JsonNode expected = tree(translate(REGISTER, 9));

    assertThat(tree(translate(text.getBytes(StandardCharsets.UTF_8), 9))).isEqualTo(expected);
    String cyrillic =
        text.lines()
            .filter(line -> !line.matches("(?s).*[\\u0600-\\u13FF].*"))
            .collect(Collectors.joining("\r\n"));
    Translation whole = translate(cyrillic.getBytes(Charset.forName("windows-1251")), 2);
    assertThat(child((Translated) whole).path("name").get(0).path("text").textValue())
        .isEqualTo("Вересень Софія Ігорівна");
  }

  @Test
  void a_column_nobody_knows_stays_home_and_one_that_sounds_like_danger_is_asked_about() {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("Колір очей", "карі");
    more.put("Заборонені контакти", "батько");
    Translated whole = translated(more);

    assertThat(whole.report().stayedHome())
        .extracting(Report.StayedHome::source)
        .contains("/2/Колір очей");
    assertThat(whole.questions())
        .extracting(Question::source)
        .containsExactly("/2/Заборонені контакти");
  }

  @Property(tries = 500, seed = "107")
  void survives_any_value_in_any_column(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> columns = columns();
    List<String> values =
        List.of(
            "0",
            "-1",
            "00.00.0000",
            ";",
            "\"",
            "бл.",
            "12-11",
            "\u202Eтак",
            "\u0301",
            "З",
            "99",
            "x".repeat(3_000),
            "9".repeat(40),
            "«»",
            "/",
            "~1",
            "\n",
            "😀",
            "null");
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      String value = values.get(random.nextInt(values.size()));
      row.put(
          columns.get(random.nextInt(columns.size())), "\"" + value.replace("\"", "\"\"") + "\"");
    }
    assertThat(translate(row(row), 2)).isNotNull();
  }

  private static JsonNode tree(Translation translation) {
    return Golden.outcome(translation).path("report");
  }
}
