package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.rule.Marked;

/** What tells where the child is, all of it and nothing else. */
class WhereaboutsTest {
  private static final String CHILD = "/entry/1/resource";
  private static final String SISTER = "/entry/2/resource";
  private static final String PLACE_LABEL =
      "{'system': 'https://kinbridge.example/fhir/CodeSystem/cp-sensitivity',"
          + " 'code': 'cp-whereabouts-child'}";

  private static Retold uncleReachable(Retold story, String state) {
    return story
        .request("/case/subjects/-", "{'id': '#uncle', 'at': '/entry/4/resource'}")
        .request(
            "/restrictions/-",
            "{'person': '#uncle', 'kind': 'no-location-disclosure', 'basis': 'child-fear',"
                + " 'reachableThrough': ['"
                + state
                + "'], 'elsewhere': 'no'}");
  }

  private static List<String> withheld(Retold story) throws Exception {
    return Marked.by(new Whereabouts(), story).withheld();
  }

  @Test
  void nothing_else_is_taken_where_the_restricted_one_is_near() throws Exception {
    Marked marked = Marked.by(new Whereabouts(), uncleReachable(Retold.care(), "XA"));
    assertThat(marked.withheld())
        .containsExactly(
            "entry[1].resource.telecom[0]",
            "entry[1].resource.address[0]",
            "entry[3].resource",
            "entry[9].resource.focus[0]");
    assertThat(marked.ways())
        .containsExactly("Withheld[by=R11, reason=WHEREABOUTS, notice=SILENT]");
  }

  @Test
  void nothing_is_taken_where_nobody_is_near() throws Exception {
    assertThat(withheld(uncleReachable(Retold.care(), "XB"))).isEmpty();
  }

  @Test
  void a_label_on_the_whole_child_takes_its_contacts_and_not_the_child() throws Exception {
    Retold near = uncleReachable(Retold.care(), "XA");
    assertThat(withheld(near.record(CHILD + "/meta/security/-", PLACE_LABEL)))
        .isEqualTo(withheld(near));
  }

  @Test
  void a_contact_of_a_relative_is_taken_where_it_is_the_child_s_own() throws Exception {
    Retold near = uncleReachable(Retold.care(), "XA");
    assertThat(withheld(near)).noneMatch(path -> path.startsWith("entry[2]"));
    assertThat(withheld(near.record(SISTER + "/address/0/text", "'Hut 6, Salt Road'")))
        .contains("entry[2].resource.address[0]")
        .doesNotContain("entry[2].resource.telecom[0]");
    assertThat(withheld(near.record(SISTER + "/telecom/0/value", "'0555-0100'")))
        .contains("entry[2].resource.telecom[0]")
        .doesNotContain("entry[2].resource.address[0]");
  }

  @Test
  void the_part_of_a_measure_that_places_the_child_is_taken() throws Exception {
    Retold placed =
        uncleReachable(Retold.of("selam-care.json", "selam.json"), "XA")
            .record("/entry/14/resource/term/0/offer/party/0/role/coding/0/code", "'CAREGIVER'");
    assertThat(withheld(placed)).contains("entry[14].resource.term[0].offer.party[0]");
  }

  @Test
  void rescue_is_told_the_place_in_its_state_and_no_other() throws Exception {
    assertThat(withheld(alsoThere(Retold.danger())))
        .contains("entry[1].resource.address[0]")
        .doesNotContain("entry[1].resource.address[1]");
    assertThat(withheld(alsoThere(Retold.care())))
        .contains("entry[1].resource.address[0]", "entry[1].resource.address[1]");
  }

  private static Retold alsoThere(Retold story) {
    return uncleReachable(story, "XA")
        .record(
            CHILD + "/address/-",
            PlaceInRecipientStateTest.place("Platform 2, Tollen bus yard", ", 'country': 'XA'"));
  }
}
