package org.kinbridge.policy.rule.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.rule.Verdict;

/** About whom it is asked whether the register means them: sister, carer, uncle. */
class RegisteredPeopleTest {
  private static final String SISTER = "/entry/2/resource";
  private static final String CARER = "/entry/3/resource";
  private static final String UNCLE = "/entry/4/resource";

  private static Retold registered(String person) {
    return Retold.care()
        .world(
            "/restrictions/-",
            "{'id': 'r1', 'kind': 'no-contact', 'reachableThrough': ['XB'], 'elsewhere': 'no',"
                + " 'person': "
                + person
                + "}");
  }

  private static Retold somebody() {
    return registered("{'words': 'the older one of two'}");
  }

  private static List<String> askedAbout(Retold story) throws Exception {
    return switch (new RegisteredPeople().judge(story.situation())) {
      case Verdict.Passed passed -> List.of();
      case Verdict.Asks asks -> {
        assertThat(asks.asks())
            .extracting(Verdict.Ask::reason)
            .containsOnly(Reason.RESTRICTED_PERSON_UNKNOWN);
        yield asks.asks().stream().map(Verdict.Ask::pointer).toList();
      }
      case Verdict.Refuses refuses -> throw new AssertionError(refuses);
    };
  }

  private static Retold answered(Retold story, String place, String answer) {
    return story.request(
        "/resolutions/-", "{'source': '" + place + "', " + answer + ", 'by': 'u-17'}");
  }

  @Test
  void who_may_leave_may_be_who_is_meant() throws Exception {
    assertThat(askedAbout(Retold.care())).isEmpty();
    assertThat(askedAbout(somebody())).containsExactly(SISTER, CARER);
    assertThat(
            askedAbout(
                somebody()
                    .request("/case/subjects/-", "{'id': '#uncle', 'at': '/entry/4/resource'}")))
        .containsExactly(SISTER, CARER, UNCLE);
  }

  @Test
  void who_is_known_by_name_is_nobody_else() throws Exception {
    assertThat(askedAbout(registered("{'names': ['Mihret Haddis']}"))).isEmpty();
    assertThat(askedAbout(registered("{'names': ['Tesfay Amanuel']}"))).isEmpty();
  }

  @Test
  void a_dismissal_answers_for_that_person_and_nothing_else_does() throws Exception {
    assertThat(askedAbout(answered(somebody(), SISTER, "'dismissed': true, 'reason': 'another'")))
        .containsExactly(CARER);
    assertThat(askedAbout(answered(somebody(), UNCLE, "'dismissed': true, 'reason': 'another'")))
        .containsExactly(SISTER, CARER);
  }

  @Test
  void a_carer_who_is_restricted_stays_and_is_not_asked_about() throws Exception {
    Retold restricted =
        somebody()
            .request("/case/subjects/-", "{'id': '#carer', 'at': '/entry/3/resource'}")
            .request(
                "/restrictions/-",
                "{'person': '#carer', 'kind': 'no-contact', 'basis': 'child-fear',"
                    + " 'reachableThrough': ['XB'], 'elsewhere': 'no'}");
    assertThat(askedAbout(restricted)).containsExactly(SISTER);
  }
}
