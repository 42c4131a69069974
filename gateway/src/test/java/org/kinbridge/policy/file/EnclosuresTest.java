package org.kinbridge.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Retold;

/** What becomes of a picture that a named person released, or did not. */
class EnclosuresTest {
  private static final byte[] END = Pictures.chunk("IEND", new byte[0]);
  private static final byte[] POINTS = Pictures.chunk("IDAT", Pictures.packed(2));
  private static final byte[] BARE = Pictures.png(header(), POINTS, END);
  private static final byte[] TOLD =
      Pictures.png(header(), Pictures.chunk("tEXt", Pictures.text("14 Salt Road")), POINTS, END);
  private static final String MATERIAL =
      "{'system': 'https://kinbridge.example/fhir/CodeSystem/cp-sensitivity',"
          + " 'code': 'cp-csam-evidence'}";

  private static byte[] header() {
    return Pictures.header(1, 1, "0800000000");
  }

  private static Retold with(Retold story, String id, byte[] file) {
    return story.request(
        "/attachments/-",
        "{'id': '%s', 'title': 'At the lake', 'contentType': 'image/png', 'data': '%s'}"
            .formatted(id, Base64.getEncoder().encodeToString(file)));
  }

  private static Retold released(Retold story, String id, String to) {
    return story.request(
        "/releases/-",
        "{'source': '%s', 'releasedTo': '%s', 'releasedBy': 'u-17'}".formatted(id, to));
  }

  private static Retold photo(Retold story, String to) {
    return released(with(story, "#photo", TOLD), "#photo", to);
  }

  private static List<Enclosed> of(Retold story) throws Exception {
    return Enclosures.of(story.situation());
  }

  private static void stays(Retold story, String by, Reason reason) throws Exception {
    assertThat(of(story))
        .singleElement()
        .isInstanceOfSatisfying(
            Enclosed.Stays.class,
            stays -> {
              assertThat(stays.by()).isEqualTo(by);
              assertThat(stays.reason()).isEqualTo(reason);
              assertThat(stays.staysInPart()).isTrue();
            });
  }

  @Test
  void one_that_was_released_leaves_without_what_it_says_beside_what_it_shows() throws Exception {
    assertThat(of(photo(Retold.danger(), "xa-police")))
        .singleElement()
        .isInstanceOfSatisfying(
            Enclosed.Leaves.class,
            leaves -> {
              assertThat(leaves.by()).isEqualTo("R27");
              assertThat(leaves.clean().bytes("test")).isEqualTo(BARE);
              assertThat(leaves.clean().title()).isEqualTo(Optional.empty());
              assertThat(leaves.staysInPart()).isTrue();
            });
  }

  @Test
  void one_of_which_nothing_is_left_out_does_not_stay() throws Exception {
    Retold bare = released(with(Retold.danger(), "#photo", BARE), "#photo", "xa-police");
    assertThat(of(bare)).singleElement().matches(one -> !one.staysInPart());
  }

  @Test
  void each_needs_a_release_of_its_own() throws Exception {
    Retold two = with(with(Retold.danger(), "#one", TOLD), "#two", BARE);
    assertThat(of(released(two, "#two", "xa-police")))
        .satisfiesExactly(
            one -> {
              assertThat(one).isInstanceOf(Enclosed.Stays.class);
              assertThat(one.index()).isZero();
            },
            other -> {
              assertThat(other).isInstanceOf(Enclosed.Leaves.class);
              assertThat(other.index()).isEqualTo(1);
            });
    stays(with(Retold.danger(), "#one", TOLD), "R27", Reason.FREE_TEXT);
  }

  @Test
  void one_that_cannot_be_cleaned_stays_for_that_reason() throws Exception {
    Retold broken =
        released(
            with(Retold.danger(), "#photo", Pictures.png(header(), END)), "#photo", "xa-police");
    stays(broken, "R27", Reason.FILE_NOT_CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/meta/security/-",
        "/entry/7/resource/meta/security/-",
        "/entry/1/resource/meta/security/-"
      })
  void none_leaves_beside_what_is_labelled_as_abuse_material(String where) throws Exception {
    stays(
        photo(Retold.danger().record(where, MATERIAL), "xa-police"), "R15", Reason.ABUSE_MATERIAL);
  }

  @Test
  void none_reaches_a_state_that_the_child_may_flee_from() throws Exception {
    String nationality =
        "/entry/1/resource/extension/0/extension/0/valueCodeableConcept/coding/0/code";
    stays(
        photo(Retold.danger().record(nationality, "'XA'"), "xa-police"),
        "R09",
        Reason.ASYLUM_ORIGIN_WALL);
  }

  @Test
  void none_leaves_where_somebody_looks_for_the_child_and_can_be_reached() throws Exception {
    Retold hunted =
        Retold.danger().request("/case/subjects/-", "{'id': '#uncle', 'at': '/entry/4/resource'}");
    String restriction =
        "{'person': '#uncle', 'kind': 'no-location-disclosure', 'reachableThrough': ['%s'],"
            + " 'elsewhere': 'no', 'basis': 'child-fear'}";
    stays(
        photo(hunted.request("/restrictions/-", restriction.formatted("XA")), "xa-police"),
        "R11",
        Reason.WHEREABOUTS);
    assertThat(
            of(photo(hunted.request("/restrictions/-", restriction.formatted("XB")), "xa-police")))
        .singleElement()
        .isInstanceOf(Enclosed.Leaves.class);
  }

  @Test
  void none_reaches_who_treats_the_child() throws Exception {
    stays(
        photo(Retold.of("health.json", "selam.json"), "xa-hospital"),
        "R17",
        Reason.NOT_IN_WHITELIST);
  }

  @Test
  void none_leaves_where_no_text_may() throws Exception {
    stays(photo(Retold.care(), "xa-casw"), "R08", Reason.NOT_IN_WHITELIST);
  }

  @Test
  void a_request_without_files_has_none() throws Exception {
    assertThat(of(Retold.danger())).isEmpty();
  }
}
