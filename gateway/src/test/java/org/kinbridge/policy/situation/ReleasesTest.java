package org.kinbridge.policy.situation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.element.Element;
import org.kinbridge.profile.Sources;

/** Whoever releases something learns where nothing comes of it. */
class ReleasesTest {
  private static final String PASSAGE = "/entry/0/resource/section/6/text/div";
  private static final String BESIDE = "/entry/0/resource/section/6/text";
  private static final String ILLNESS = "/entry/7/resource";
  private static final String LABEL =
      "{'system': 'http://terminology.hl7.org/CodeSystem/v3-ActCode', 'code': 'HIV'}";

  private static Retold releasing(Retold retold, String... sources) {
    Retold released = retold;
    for (String source : sources) {
      released =
          released.request(
              "/releases/-",
              "{'source': '%s', 'releasedTo': 'xa-police', 'releasedBy': 'u-17'}"
                  .formatted(source));
    }
    return released;
  }

  private static Retold danger(String... sources) {
    Retold pictured =
        Retold.danger()
            .request(
                "/attachments/-",
                "{'id': '#photo', 'contentType': 'image/jpeg', 'data': '/9j/AA=='}");
    return releasing(pictured, sources);
  }

  private static Element section(Situation situation, int index) {
    return situation.document().summary().root().children("section").get(index);
  }

  private static Fault nothing(int release) {
    return new Fault(
        Reason.INVALID_VALUE,
        "/releases/" + release + "/source",
        "the record has nothing at this pointer");
  }

  @Test
  void a_pointer_to_which_the_record_has_nothing_is_a_fault_at_its_place() throws Exception {
    Situation situation = danger("/a/b", "/a/c", "#photo", "", "/a/d/1").situation();
    Sources record =
        new Sources(
            Map.of(), new ObjectMapper().readTree("{\"a\": {\"b\": null, \"d\": [\"x\"]}}"));
    assertThat(Releases.astray(situation.request(), record))
        .containsExactly(nothing(1), nothing(4));
  }

  @Test
  void a_place_where_nothing_waits_is_idle_and_a_file_is_none() throws Exception {
    assertThat(Releases.idle(danger(PASSAGE, BESIDE, "#photo", "").situation()))
        .containsExactly(1, 3);
    assertThat(Releases.idle(danger().situation())).isEmpty();
  }

  @Test
  void what_is_most_private_waits_for_a_release_of_any_part_of_it() throws Exception {
    Retold ill = danger(ILLNESS + "/verificationStatus/coding/0/code");
    assertThat(Releases.idle(ill.situation())).containsExactly(0);
    Situation labelled = ill.record(ILLNESS + "/meta/security/-", LABEL).situation();
    assertThat(Releases.idle(labelled)).isEmpty();
    List<Element> special =
        Selection.labelled(labelled.document(), labelled.version().labels().special());
    assertThat(special)
        .hasSize(1)
        .allMatch(element -> Releases.below(element, labelled))
        .noneMatch(element -> Releases.ofPassage(element, labelled));
    Situation other = danger(PASSAGE).record(ILLNESS + "/meta/security/-", LABEL).situation();
    assertThat(Selection.labelled(other.document(), other.version().labels().special()))
        .noneMatch(element -> Releases.below(element, other));
  }

  @Test
  void a_passage_is_released_by_the_pointer_of_its_text_alone() throws Exception {
    Situation released = danger(PASSAGE).situation();
    assertThat(Releases.ofPassage(section(released, 6), released)).isTrue();
    assertThat(Releases.ofPassage(section(released, 5), released)).isFalse();
    Situation beside = danger(BESIDE).situation();
    assertThat(Releases.ofPassage(section(beside, 6), beside)).isFalse();
  }

  @Test
  void a_file_is_released_by_its_handle_alone() throws Exception {
    Situation released = danger("#photo").situation();
    assertThat(released.request().releases(released.request().attachments().getFirst())).isTrue();
    Situation not = danger(PASSAGE).situation();
    assertThat(not.request().releases(not.request().attachments().getFirst())).isFalse();
  }

  @Test
  void what_is_below_an_element_ends_with_the_sources_of_the_last_that_is() throws Exception {
    Situation situation = Retold.danger().situation();
    for (Element element : situation.document().child().root().children()) {
      List<String> each =
          situation
              .document()
              .elements()
              .subList(element.ordinal(), element.lastOrdinal() + 1)
              .stream()
              .flatMap(one -> situation.sources(one).stream())
              .toList();
      assertThat(situation.sourcesBelow(element)).isEqualTo(each);
    }
    assertThat(situation.document().child().root().children())
        .as("one of which the last has a source")
        .anyMatch(
            element ->
                !situation
                    .sources(situation.document().elements().get(element.lastOrdinal()))
                    .isEmpty());
  }
}
