package org.kinbridge.policy.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.policy.residual.Finding.Hit;
import org.kinbridge.policy.residual.Finding.Kind;
import org.kinbridge.profile.Sources;

/** What weighs how much where a withheld value stands in a text that leaves. */
class LeaksTest {
  private static final String AT = "Bundle.entry[0].resource.";

  private String record = Given.bundle("cp-child", "");
  private String national = "{}";
  private Map<String, List<String>> sources = Map.of();
  private final BitSet released = new BitSet();
  private final BitSet unspeakable = new BitSet();

  private Finding.Kind kind(String text) throws Exception {
    return hits(text).getFirst().kind();
  }

  private List<Hit> hits(String text) throws Exception {
    return leaks(text).hits();
  }

  private Leaks leaks(String text) throws Exception {
    Evidence evidence =
        new Evidence(
            Given.json(record),
            new Sources(sources, Given.json(national)),
            new Evidence.Marked(released, unspeakable, Map.of()),
            Given.nothingReleased("{}", Map.of()).request(),
            Given.circumstances(List.of(), List.of()));
    Scalars.Shapes shapes = new Scalars.Shapes();
    Evidence leaving =
        Given.nothingReleased(
            Given.bundle("cp-concern", "\"note\":[{\"text\":\"" + text + "\"}]"), Map.of());
    return new Leaks(
        evidence, Scalars.of(evidence.record(), shapes), Scalars.of(leaving.record(), shapes));
  }

  private void child(String members) {
    record = Given.bundle("cp-child", members);
  }

  @Test
  void a_withheld_text_is_found_in_another_and_a_released_one_is_not() throws Exception {
    child("\"name\":[{\"text\":\"Liya Haddis\"}]");
    assertThat(hits("asks for liya  haddis."))
        .containsExactly(new Hit(Kind.WITHHELD_VALUE, AT + "name[0].text"));
    assertThat(hits("asks for liya")).isEmpty();
    released.set(3);
    assertThat(hits("asks for liya haddis.")).isEmpty();
  }

  @Test
  void the_very_first_scalar_counts_like_any_other() throws Exception {
    record = "{\"text\":\"Liya Haddis\",\"title\":\"Haddis, Liya Desta\"}";
    assertThat(hits("asks for liya haddis"))
        .containsExactly(new Hit(Kind.WITHHELD_VALUE, "Bundle.text"));
    record = "{\"text\":\"Liya Desta Haddis\",\"title\":\"Liya Haddis\"}";
    released.set(0);
    assertThat(leaks("asks for liya haddis").coincident()).containsExactly("Bundle.title");
  }

  @Test
  void what_is_no_prose_may_stand_in_a_text_but_for_a_number() throws Exception {
    child("\"status\":\"Liya Haddis\",\"level\":5550177");
    assertThat(hits("asks for Liya Haddis")).isEmpty();
    assertThat(hits("ring 555 01 77")).containsExactly(new Hit(Kind.WITHHELD_VALUE, AT + "level"));
  }

  @Test
  void a_value_whose_existence_is_not_told_may_stand_nowhere() throws Exception {
    child("\"name\":[{\"text\":\"Liya Haddis\"},{\"text\":\"Liya Haddis\"}]");
    unspeakable.set(3);
    released.set(4);
    assertThat(hits("Liya Haddis")).containsExactly(new Hit(Kind.UNSPEAKABLE, AT + "name[0].text"));
    unspeakable.clear();
    assertThat(hits("Liya Haddis")).isEmpty();
    assertThat(leaks("Liya Haddis").coincident()).containsExactly(AT + "name[0].text");
  }

  @Test
  void another_writing_of_a_released_name_is_lawful_and_a_passage_makes_nothing_so()
      throws Exception {
    child("\"name\":[{\"text\":\"Liya Haddis\"},{\"text\":\"Liya Desta Haddis\"}]");
    released.set(4);
    assertThat(hits("Liya Haddis")).isEmpty();
    record =
        Given.bundle(
            "cp-case-summary",
            "\"x\":{\"text\":\"Liya Haddis\"},\"section\":[{\"text\":{\"div\":\"Liya Haddis\"}}]");
    assertThat(hits("Liya Haddis")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cp-whereabouts-child",
        "cp-whereabouts-protected-adult",
        "cp-reporter-identity",
        "cp-witness",
        "cp-asylum"
      })
  void what_such_a_label_stands_over_blocks_whatever_else_is_released(String label)
      throws Exception {
    child(
        "\"address\":[{\"extension\":[{\"valueCoding\":{\"code\":\"%s\"}}],\"line\":[\"Lower Mill\"]}],"
                .formatted(label)
            + "\"name\":[{\"text\":\"Lower Mill\"}]");
    released.set(5);
    assertThat(kind("at Lower Mill")).isEqualTo(Kind.UNSPEAKABLE);
    record = record.replace(label, "cp-trafficking");
    assertThat(hits("at Lower Mill")).isEmpty();
  }

  @Test
  void what_a_labelled_resource_holds_blocks_but_a_child_s_name_does_not() throws Exception {
    String labelled =
        """
        {"entry":[{"resource":{"resourceType":"%s","meta":{"profile":["x/cp-related-person"],
          "security":[{"code":"LOCIS"},{"code":"cp-witness"}]},"name":[{"text":"Liya Haddis"}]}}]}
        """;
    record = labelled.formatted("RelatedPerson");
    assertThat(kind("Liya Haddis")).isEqualTo(Kind.UNSPEAKABLE);
    record = labelled.formatted("RelatedPerson").replace("cp-witness", "VIO");
    assertThat(kind("Liya Haddis")).isEqualTo(Kind.WITHHELD_VALUE);
    record = labelled.formatted("Patient");
    assertThat(kind("Liya Haddis")).isEqualTo(Kind.WITHHELD_VALUE);
  }

  @Test
  void the_parts_of_a_name_that_stay_are_one_value() throws Exception {
    child("\"name\":[{\"given\":[\"Al\",\"Bo\"],\"family\":\"Ng\"},{\"family\":\"Ek\"}]");
    assertThat(hits("al bo ng")).containsExactly(new Hit(Kind.WITHHELD_VALUE, AT + "name[0]"));
    assertThat(hits("al bo and ek ng")).isEmpty();
    unspeakable.set(3, 6);
    assertThat(hits("al bo ng")).containsExactly(new Hit(Kind.UNSPEAKABLE, AT + "name[0]"));
    released.set(4);
    assertThat(hits("al bo ng")).isEmpty();
    assertThat(hits("al ng")).containsExactly(new Hit(Kind.UNSPEAKABLE, AT + "name[0]"));
  }

  @Test
  void a_date_that_stays_is_no_value_of_a_text() throws Exception {
    child("\"name\":[{\"text\":\"2004-06-07\"}]");
    assertThat(hits("on 2004-06-07")).isEmpty();
  }

  @Test
  void what_the_source_said_weighs_what_became_of_it() throws Exception {
    national = "{\"a\":[\"x\",{\"b/c\":\"Lower Mill\"}]}";
    assertThat(hits("at Lower Mill")).containsExactly(new Hit(Kind.WITHHELD_VALUE, "/a/1/b~1c"));
    child("\"address\":[{\"line\":[\"p\",\"q\"]},{\"line\":[\"r\"]}],\"addresses\":\"s\"");
    for (String place : List.of("address[0]", "address[0].line[0]", "address[0].line")) {
      sources = Map.of(AT + place, List.of("/a/1/b~1c"));
      unspeakable.clear();
      unspeakable.set(3);
      unspeakable.set(4);
      assertThat(kind("at Lower Mill")).as(place).isEqualTo(Kind.UNSPEAKABLE);
      unspeakable.clear(3);
      assertThat(kind("at Lower Mill")).as(place).isEqualTo(Kind.WITHHELD_VALUE);
    }
    sources = Map.of(AT + "address", List.of("/a/1/b~1c"));
    unspeakable.set(3, 6);
    assertThat(kind("at Lower Mill")).isEqualTo(Kind.UNSPEAKABLE);
    sources = Map.of(AT + "addr", List.of("/a/1/b~1c"));
    assertThat(kind("at Lower Mill")).isEqualTo(Kind.WITHHELD_VALUE);
    sources = Map.of(AT + "address", List.of("/a/0"));
    assertThat(kind("at Lower Mill")).isEqualTo(Kind.WITHHELD_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "Al, al",
    "Ng, ng ng",
    "2004, in 2004",
    "foster_care, foster care",
    "\u00BD, \u00BD of it"
  })
  void what_is_short_a_date_or_of_a_list_is_no_value_of_the_source(String value, String text)
      throws Exception {
    national = "{\"x\":\"" + value + "\"}";
    assertThat(hits(text)).isEmpty();
  }

  @Test
  void of_what_the_source_said_nothing_counts_of_which_a_released_element_was_made()
      throws Exception {
    national = "{\"x\":\"Lower Mill\"}";
    child("\"name\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"status\":\"c\"");
    sources = Map.of(AT + "name[1].text", List.of("/x"));
    assertThat(hits("Lower Mill")).hasSize(1);
    released.set(3);
    assertThat(hits("Lower Mill")).hasSize(1);
    released.set(4);
    assertThat(hits("Lower Mill")).isEmpty();
    for (String code : List.of("x.code", "gender", "status")) {
      sources = Map.of(AT + code, List.of("/x"));
      released.clear();
      assertThat(hits("Lower Mill")).as(code).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ALEM HAILE, asks for alem haile",
    "ZAZA ZEZE, asks for zaza zeze",
    "L-o-w-e-r Mill, at Lower Mill",
    "5550199, ring 55 or 50199",
    "A b, saw a b"
  })
  void a_value_of_the_source_is_found_however_it_is_spelt(String value, String text)
      throws Exception {
    national = "{\"x\":\"" + value + "\"}";
    assertThat(hits(text)).containsExactly(new Hit(Kind.WITHHELD_VALUE, "/x"));
  }

  @ParameterizedTest
  @CsvSource({"Lowermost, lower by 5550177", "5550178, ring 5550177", "Lower Mill, lower"})
  void a_value_that_only_begins_like_a_text_does_not_stand_in_it(String value, String text)
      throws Exception {
    national = "{\"x\":\"" + value + "\"}";
    assertThat(hits(text)).isEmpty();
  }
}
