package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.Profile;
import org.kinbridge.profile.Sources;

/** What two writings of a name have in common. */
class LikenessTest {
  private static final LocalDate BORN = LocalDate.of(2011, 3, 14);

  private static final Profile PROFILE =
      Profile.load(Path.of(System.getProperty("kinbridge.profiles")));

  private static ObjectNode liya() {
    try {
      Path records = Path.of(System.getProperty("kinbridge.conformance"), "policy", "records");
      return (ObjectNode)
          JsonMapper.builder().build().readTree(Files.readAllBytes(records.resolve("liya.json")));
    } catch (IOException e) {
      throw new UncheckedIOException("a record is missing", e);
    }
  }

  private static Likeness said(String... names) {
    return Likeness.said(List.of(names), BORN);
  }

  @Test
  void order_case_accents_and_punctuation_are_no_difference() {
    assertThat(said("Woldu, Nárdos  BERHANE").names())
        .isEqualTo(said("nardos berhane-woldu").names());
  }

  @Test
  void each_script_is_a_name_of_its_own() {
    assertThat(said("Софія Вересень", "Sofiia Veresen").names()).hasSize(2);
  }

  @Test
  void another_given_name_is_another_name() {
    assertThat(said("Nardos Woldu").names()).isNotEqualTo(said("Selam Woldu").names());
  }

  @Test
  void a_script_without_spaces_says_the_same_with_one() {
    assertThat(said("王小明").names()).isEqualTo(said("王 小明").names());
    assertThat(said("김민준").names()).isEqualTo(said("김 민준").names());
    assertThat(said("王小明").names()).isNotEqualTo(said("王大明").names());
  }

  @Test
  void it_prints_nobodys_name() {
    assertThat(said("Nardos Woldu").toString()).isEqualTo("Likeness[1 names]");
  }

  @Nested
  class Of_a_record {
    private final ObjectNode document = liya();
    private final ObjectNode child = (ObjectNode) document.at("/entry/1/resource");

    private Likeness read() {
      return Likeness.of(
          ((Checked.Conforming) PROFILE.check(new Draft(document, Sources.none()))).record());
    }

    private void bornOn(String day) {
      child.put("birthDate", day);
      child.remove("_birthDate");
    }

    private void registered() {
      for (JsonNode extension : child.path("extension")) {
        if (extension.path("url").asText().endsWith("cp-age-estimate")) {
          ((ObjectNode) extension.at("/extension/1/valueCodeableConcept/coding/0"))
              .put("code", "birth-registration");
        }
      }
    }

    private ObjectNode named(String use, String text) {
      ObjectNode name = child.withArray("name").addObject();
      if (!use.isEmpty()) {
        name.put("use", use);
      }
      return name.put("text", text);
    }

    @Test
    void a_day_that_was_registered_is_a_day_of_birth() {
      registered();
      bornOn("2012-03-14");
      assertThat(read().born()).contains(LocalDate.of(2012, 3, 14));
      assertThat(read().sex()).contains("female");
    }

    @Test
    void a_year_and_an_estimate_are_none() {
      assertThat(read().born()).isEmpty();
      registered();
      bornOn("2012-03");
      assertThat(read().born()).isEmpty();
    }

    @Test
    void no_record_tells_the_day_of_a_birth_that_was_estimated() {
      bornOn("2012-03-14");
      assertThat(PROFILE.check(new Draft(document, Sources.none())))
          .isInstanceOf(Checked.Violated.class);
    }

    @Test
    void a_nickname_and_one_name_of_several_are_no_full_name() {
      int before = read().names().size();
      named("nickname", "Liya Star");
      named("usual", "Liyu");
      assertThat(read().names()).hasSize(before);
      named("old", "Liya Tesfaye");
      assertThat(read().names()).hasSize(before + 1).contains("liya tesfaye");
    }

    @Test
    void a_child_that_has_one_name_has_that_name() {
      named("official", "Berhane");
      assertThat(read().names()).contains("berhane");
    }

    @Test
    void whoever_is_called_as_the_father_has_a_full_name() {
      ObjectNode name = named("usual", "Mohammed Mohammed");
      name.put("family", "Mohammed").putArray("given").add("Mohammed");
      assertThat(read().names()).containsAll(said("Mohammed Mohammed").names());
    }

    @Test
    void the_parts_of_a_name_are_one_too() {
      ObjectNode name = named("usual", "Liyu");
      name.put("family", "Tesfaye").putArray("given").add("Liya").add("Alem");
      assertThat(read().names()).contains("alem liya tesfaye");
    }

    @Test
    void a_full_name_without_a_space_is_no_single_name() {
      ObjectNode name = named("usual", "王小明");
      name.put("family", "王").putArray("given").add("小明");
      assertThat(read().names()).containsAll(said("王小明").names());
    }

    @Test
    void twins_are_told_apart_by_their_order() {
      child.remove("multipleBirthBoolean");
      child.put("multipleBirthInteger", 2);
      assertThat(read().birthOrder()).contains(2);
    }

    @Test
    void ever_so_many_names_are_read_in_one_go() {
      for (int i = 0; i < 5_000; i++) {
        named("", "Liya Haddis " + i);
      }
      assertThat(read().names()).hasSizeGreaterThan(Likeness.MOST_NAMES);
    }
  }
}
