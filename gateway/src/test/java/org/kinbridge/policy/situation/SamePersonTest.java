package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.element.Document;
import org.kinbridge.policy.element.Resource;
import org.kinbridge.policy.situation.SamePerson.Match;

class SamePersonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Goitom Desta        | goitom DESTA        | SAME
          Goitom Desta        | Desta, Goitom       | SAME
          Gòitom Déstá        | Goitom Desta        | SAME
          ጎይቶም ደስታ             | ጎይቶም ደስታ             | SAME
          Goitom              | Goitom Desta        | POSSIBLE
          Goitom Desta Berhe  | Goitom Desta        | POSSIBLE
          Goitom Desta Berhe  | Goitom Desta Alem   | POSSIBLE
          Goitom Berhe Alem   | Goitom Desta Haile  | OTHER
          Goitom Desta        | Mihret Desta        | OTHER
          Goytom Desta        | Goitom Desta        | POSSIBLE
          Goitm Desta         | Goitom Desta        | POSSIBLE
          Goitom Destaa       | Goitom Desta        | POSSIBLE
          Agoitom Desta       | Goitom Desta        | POSSIBLE
          Aaaa Desta          | Aaaaa Desta         | POSSIBLE
          Goytim Desta        | Goitom Desta        | OTHER
          Ali Omar            | Ala Omer            | OTHER
          Alia Omar           | Alie Omer           | POSSIBLE
          ጎይቶም ደስታ             | Goitom Desta        | POSSIBLE
          王小明              | 王 小明             | SAME
          王小明              | 小明                | POSSIBLE
          王小明              | 李大山              | OTHER
          김민준              | 김 민준             | SAME
          김민준              | 박서연              | OTHER
          """)
  void names_are_the_same_near_or_others(String registered, String recorded, Match match) {
    assertThat(match(named("", registered), person("", recorded))).isEqualTo(match);
    assertThat(match(named("", recorded), person("", registered))).isEqualTo(match);
  }

  @ParameterizedTest
  @CsvSource({
    "1985-02-11,1985-02-11,Goitom Desta,SAME",
    "1985,1985-02-11,Goitom Desta,SAME",
    "1985-02-11,1985-02,Goitom Desta,SAME",
    "1985-02-11,,Goitom Desta,SAME",
    ",1985-02-11,Goitom Desta,SAME",
    "1985-02-11,1985-03,Goitom Desta,POSSIBLE",
    "1985-02-11,1985-02-11,Goitom,POSSIBLE",
    "1985-02-11,1985-02-12,Goitom,OTHER",
    "1985-02-11,1985-02-11,Mihret Haddis,POSSIBLE",
    "1985-02,1985-02,Mihret Haddis,OTHER",
    "1985-02-11,1985-02,Mihret Haddis,OTHER",
    "1985-02,1985-02-11,Mihret Haddis,OTHER",
    "1985-02-11,1985-02-12,ጎይቶም,OTHER"
  })
  void a_birth_date_confirms_a_near_name_and_contradicts_one(
      String registered, String recorded, String name, Match match) {
    String born = registered == null ? "" : registered;
    String bornHere = recorded == null ? "" : recorded;
    assertThat(match(named(born, "Goitom Desta"), person(bornHere, name))).isEqualTo(match);
  }

  @Test
  void any_of_the_names_is_enough() {
    assertThat(match(named("", "Somebody Else", "Goitom Desta"), person("", "X Y", "goitom desta")))
        .isEqualTo(Match.SAME);
  }

  @Test
  void a_name_in_parts_is_a_name() {
    String parts = "{\"family\":\"Desta\",\"given\":[\"Goitom\",\"Alem\"]}";
    assertThat(match(named("", "Goitom Alem Desta"), resource("", parts))).isEqualTo(Match.SAME);
  }

  @Test
  void who_has_no_name_here_or_there_may_be_anybody() {
    assertThat(match(named("", "Goitom Desta"), person(""))).isEqualTo(Match.POSSIBLE);
    assertThat(match(named(""), person("", "Goitom Desta"))).isEqualTo(Match.POSSIBLE);
    assertThat(match(named("", "..."), person("", "Goitom Desta"))).isEqualTo(Match.POSSIBLE);
    assertThat(match(named("", "..."), person("", "---"))).isEqualTo(Match.POSSIBLE);
  }

  @Test
  void a_name_without_words_beside_one_with_words_is_near_to_nobody() {
    assertThat(match(named("", "...", "Goitom Desta"), person("", "Mihret Haddis")))
        .isEqualTo(Match.OTHER);
    assertThat(match(named("", "Goitom Desta"), person("", "Mihret Haddis", "---")))
        .isEqualTo(Match.OTHER);
  }

  @ParameterizedTest
  @CsvSource({"Goitom Desta, SAME", "Goitom, POSSIBLE", "Mihret Haddis, OTHER"})
  void a_birth_date_that_nobody_wrote_contradicts_nothing(String name, Match match) {
    RestrictedPerson unknown = RestrictedPerson.named(List.of("Goitom Desta"), Optional.of(""));
    assertThat(match(unknown, person("1985-02-11", name))).isEqualTo(match);
  }

  @Test
  void words_that_describe_are_anybody_unless_they_are_the_name() {
    RestrictedPerson uncle = RestrictedPerson.described("the uncle");
    assertThat(match(uncle, person("", "Goitom Desta"))).isEqualTo(Match.POSSIBLE);
    assertThat(match(uncle, person("", "Uncle The"))).isEqualTo(Match.SAME);
  }

  @Test
  void who_is_restricted_is_in_no_text() {
    assertThat(named("1985", "Goitom Desta").toString()).doesNotContain("Goitom", "1985");
  }

  private static Match match(RestrictedPerson who, Resource person) {
    return SamePerson.match(who, person);
  }

  private static RestrictedPerson named(String born, String... names) {
    return RestrictedPerson.named(
        List.of(names), born.isEmpty() ? Optional.empty() : Optional.of(born));
  }

  private static Resource person(String born, String... names) {
    return resource(
        born,
        Arrays.stream(names).map(name -> "{\"text\":\"" + name + "\"}").toArray(String[]::new));
  }

  private static Resource resource(String born, String... names) {
    String json =
        """
        {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"RelatedPerson",
        "meta":{"profile":["https://kinbridge.example/fhir/StructureDefinition/cp-related-person"]},
        "birthDate":"%s","name":[%s]}}]}
        """
            .formatted(born, String.join(",", names));
    try {
      JsonNode tree =
          StrictJson.parse(json.getBytes(StandardCharsets.UTF_8), StrictJson.Limits.DOCUMENT);
      return Document.of(tree).resources().getFirst();
    } catch (org.kinbridge.json.JsonRefused impossible) {
      throw new AssertionError(impossible);
    }
  }
}
