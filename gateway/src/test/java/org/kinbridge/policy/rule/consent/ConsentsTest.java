package org.kinbridge.policy.rule.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.Retold;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.situation.Situation;

/** What answers come to, each looked at alone: the gates together refuse sooner. */
class ConsentsTest {
  private static final String FIRST = "2026-03-01T10:00:00Z";
  private static final String LATER = "2026-03-02T10:00:00Z";

  /**
   * @param giver a guardian's name, or empty for the child
   */
  private static String answer(
      String id, String giver, String capacity, boolean given, String recorded) {
    String by = giver.isEmpty() ? "'by': 'child'" : "'by': 'guardian', 'giver': '" + giver + "'";
    return """
    {'id': '%s', 'capacity': '%s', 'given': %s, %s, 'language': 'ti', 'notice': 'n',
     'recipient': {'node': 'XA', 'authority': 'xa-casw'}, 'purposes': ['CPCARE'],
     'period': {'start': '2026-03-01', 'end': '2026-09-01'}, 'recordedAt': '%s'}
    """
        .formatted(id, capacity, given, by, recorded);
  }

  private static String guardian(String id, String giver, boolean given, String recorded) {
    return answer(id, giver, "adult-guardian", given, recorded);
  }

  private static Retold answers(String... answers) {
    return Retold.care()
        .request("/consents", "[]")
        .world("/consents", "[" + String.join(",", answers) + "]");
  }

  private static List<String> ids(List<Consent> consents) {
    return consents.stream().map(Consent::id).toList();
  }

  private static List<String> standing(String... answers) throws Exception {
    return ids(Consents.standing(answers(answers).situation()));
  }

  @Test
  void who_said_no_gave_nothing() throws Exception {
    Situation situation =
        answers(guardian("yes", "g-1", true, FIRST), guardian("no", "g-2", false, FIRST))
            .situation();
    assertThat(ids(Consents.given(situation))).containsExactly("yes");
  }

  @Test
  void a_later_no_of_the_same_person_ends_a_yes() throws Exception {
    String yes = guardian("yes", "g-1", true, FIRST);
    assertThat(standing(yes)).containsExactly("yes");
    assertThat(standing(yes, guardian("no", "g-1", false, LATER))).isEmpty();
    assertThat(standing(yes, guardian("no", "g-1", false, FIRST))).containsExactly("yes");
    assertThat(standing(guardian("yes", "g-1", true, LATER), guardian("no", "g-1", false, FIRST)))
        .containsExactly("yes");
  }

  @Test
  void a_later_no_of_another_person_does_not() throws Exception {
    String yes = guardian("yes", "g-1", true, FIRST);
    assertThat(standing(yes, guardian("no", "g-2", false, LATER))).containsExactly("yes");
    assertThat(standing(yes, answer("no", "", "child-competent", false, LATER)))
        .containsExactly("yes");
  }

  @Test
  void what_was_taken_back_does_not_stand_be_it_in_the_same_instant() throws Exception {
    Retold withdrawn =
        answers(guardian("yes", "g-1", true, FIRST))
            .world("/consents/0/withdrawnAt", "'" + FIRST + "'");
    assertThat(Consents.standing(withdrawn.situation())).isEmpty();
  }

  @Test
  void the_recipient_is_shown_no_consent_that_was_not_free() throws Exception {
    Situation situation =
        answers(
                guardian("free", "g-1", true, FIRST),
                answer("not", "g-2", "guardian-conflict-of-interest", true, FIRST))
            .situation();
    assertThat(ids(Consents.standing(situation))).containsExactly("free", "not");
    assertThat(ids(Consents.shown(situation))).containsExactly("free");
  }

  @Test
  void each_kind_of_giver_must_have_known_to_what() throws Exception {
    Retold both =
        answers(
            answer("child", "", "child-competent", true, FIRST),
            guardian("guardian", "g-1", true, FIRST));
    GiverInformed rule = new GiverInformed();
    assertThat(rule.judge(both.situation())).isInstanceOf(Verdict.Passed.class);
    assertThat(rule.judge(both.world("/consents/1/notice", "'none'").situation()))
        .isInstanceOfSatisfying(
            Verdict.Asks.class,
            asks ->
                assertThat(asks.asks())
                    .extracting(Verdict.Ask::reason)
                    .containsExactly(Reason.NOTICE_NOT_GIVEN));
  }

  private static List<Reason> uninformed(Retold story) throws Exception {
    return new GiverInformed().judge(story.situation()) instanceof Verdict.Asks asks
        ? asks.asks().stream().map(Verdict.Ask::reason).toList()
        : List.of();
  }

  @Test
  void one_who_knew_is_enough_of_each_kind_and_the_child_is_told_of_first() throws Exception {
    Retold all =
        answers(
                answer("child", "", "child-competent", true, FIRST),
                guardian("one", "g-1", true, FIRST),
                guardian("other", "g-2", true, FIRST))
            .world("/consents/1/language", "'unknown'");
    assertThat(uninformed(all)).isEmpty();
    Retold none = all.world("/consents/2/notice", "'none'");
    assertThat(uninformed(none)).containsExactly(Reason.CONSENT_NOT_UNDERSTOOD);
    assertThat(uninformed(none.world("/consents/0/notice", "'none'")))
        .containsExactly(Reason.NOTICE_NOT_GIVEN, Reason.CONSENT_NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @CsvSource({"no,true", "no:CPCARE,true", "no:CPTRACE,false", "yes,false", "unknown,false"})
  void a_tick_of_the_record_says_no_to_all_or_to_one_purpose(String value, boolean refuses)
      throws Exception {
    Fact tick =
        new Fact(
            Fact.Code.RECORD_CONSENT,
            new PersonHandle("#child"),
            value,
            Optional.empty(),
            Optional.empty(),
            "record",
            Optional.empty(),
            Optional.empty());
    assertThat(new RecordAgrees().judge(Retold.care().situation(tick)) instanceof Verdict.Refuses)
        .isEqualTo(refuses);
  }
}
