package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.circumstance.StayedHome;
import org.kinbridge.policy.request.Chosen;

/** What is answered where no rule was asked. */
class UnjudgedTest {
  private static final CaseRun RUN = CaseRun.complete();
  private static final Policy POLICY = new Policy(RUN.version(), RUN.profile());
  private static final StayedHome HOME = new StayedHome("/data/shelter", "no place for it");

  private static Circumstances home(Circumstances before) {
    return new Circumstances(
        before.parties(),
        before.registers(),
        new Findings(List.of(), List.of(), List.of(HOME)),
        before.consentAges(),
        before.ids(),
        before.moment(),
        before.approvals(),
        before.scale());
  }

  @Test
  void a_person_s_no_names_who_was_to_get_it_and_nothing_of_the_record() throws Exception {
    Invented.Asked asked = Retold.danger().asked();
    Refused refused = POLICY.declined(asked.request(), home(asked.circumstances()));
    assertThat(refused.reason()).isEqualTo(Reason.STOPPED_BY_OFFICER);
    Explanation said = refused.explanation();
    assertThat(said.decision()).isEqualTo(Explanation.Outcome.REFUSE);
    assertThat(said.reason()).contains(Reason.STOPPED_BY_OFFICER);
    assertThat(said.missing())
        .containsExactly(
            new Explanation.Missing(
                Reason.STOPPED_BY_OFFICER, "", Reason.STOPPED_BY_OFFICER.sentence(), "person"));
    assertThat(said.recipient())
        .isEqualTo(
            new Explanation.Addressee(
                asked.request().to().authority(),
                Optional.of(asked.circumstances().parties().recipient().authority().role()),
                Optional.of("3")));
    assertThat(said.stayedHome()).containsExactly(HOME);
    assertThat(said.enclosed()).isEqualTo(Chosen.in(asked.request())).isNotEmpty();
    assertThat(said.elements()).isEqualTo(Explanation.Elements.none());
    assertThat(said.hold()).isEmpty();
  }

  @Test
  void what_a_machine_must_not_decide_is_asked_of_the_sender() throws Exception {
    Invented.Asked asked = Retold.danger().asked();
    Circumstances around = home(asked.circumstances());
    List<Question> questions =
        List.of(
            new Question(Reason.CHILD_OBJECTS, "/data/note", "What is meant?", List.of("a", "b")),
            new Question(Reason.FREE_TEXT, "/data/other", "And here?", List.of()));
    Held held = POLICY.undecidable(asked.request(), around, questions);
    assertThat(held.reason()).isEqualTo(Reason.CHILD_OBJECTS);
    Explanation said = held.explanation();
    assertThat(said.decision()).isEqualTo(Explanation.Outcome.HOLD);
    assertThat(said.missing())
        .containsExactly(
            new Explanation.Missing(
                Reason.CHILD_OBJECTS, "/data/note", "What is meant? One of: a, b.", "R26"),
            new Explanation.Missing(Reason.FREE_TEXT, "/data/other", "And here?", "R26"));
    assertThat(said.stayedHome()).containsExactly(HOME);
    assertThat(said.hold().orElseThrow().needs()).containsExactly("child-objects", "free-text");
    assertThat(said.hold().orElseThrow().expires())
        .isEqualTo(around.now().plus(Duration.ofDays(5)));
  }

  @Test
  void who_is_not_known_gets_no_role_of_anybody() throws Exception {
    Invented.Asked asked = Retold.danger().asked();
    Refused refused = POLICY.unaddressed(asked.request(), Reason.UNKNOWN_PARTNER);
    assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_PARTNER);
    Explanation said = refused.explanation();
    assertThat(said.recipient())
        .isEqualTo(
            new Explanation.Addressee(
                asked.request().to().authority(), Optional.empty(), Optional.empty()));
    assertThat(said.missing())
        .containsExactly(
            new Explanation.Missing(
                Reason.UNKNOWN_PARTNER, "/to", Reason.UNKNOWN_PARTNER.sentence(), "directory"));
    assertThat(said.policy().digest()).isEqualTo(RUN.version().digest());
  }

  @Test
  void what_a_request_restricts_is_told_one_for_one_with_who_that_is() throws Exception {
    Invented.Asked asked =
        Retold.care()
            .request("/case/subjects/-", "{'id': '#uncle', 'at': '/entry/4/resource'}")
            .request(
                "/restrictions/-",
                "{'person': '#uncle', 'kind': 'no-location-disclosure', 'basis': 'child-fear',"
                    + " 'reachableThrough': ['XB'], 'elsewhere': 'no'}")
            .asked();
    assertThat(POLICY.stated(asked.record(), asked.request(), asked.circumstances()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.child())
                  .isEqualTo(
                      asked.circumstances().registers().children().values().iterator().next());
              assertThat(one.person().orElseThrow().names().reveal("test"))
                  .containsExactly("Goitom Desta");
            });
  }
}
