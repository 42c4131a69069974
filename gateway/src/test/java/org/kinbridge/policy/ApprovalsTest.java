package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.SetAside;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.policy.circumstance.Approval;
import org.kinbridge.policy.circumstance.Approval.Act;
import org.kinbridge.policy.circumstance.Circumstances;

/** In a danger without an agreement two persons may let it leave, or one who breaks the glass. */
class ApprovalsTest {
  private static final CaseRun RUN = CaseRun.complete();
  private static final Policy POLICY = new Policy(RUN.version(), RUN.profile());

  private static Decision decided(Invented.Asked asked, Circumstances around) {
    return POLICY.decide(asked.record(), asked.request(), around);
  }

  /** What two persons or one may say to a danger of which nothing was agreed. */
  private static Decision after(Said... said) throws Exception {
    Invented.Asked asked = Retold.danger().asked();
    Circumstances around = asked.circumstances().unagreed();
    Decision held = decided(asked, around);
    assertThat(held).isInstanceOf(Held.class);
    Sha256 decision = held.explanation().decisionDigest();
    List<Approval> all = List.of(said).stream().map(one -> one.on(decision, around.now())).toList();
    return decided(asked, around.with(all));
  }

  private record Said(String person, String name, Act act, Duration lasts) {
    Approval on(Sha256 decision, Instant now) {
      return new Approval(decision, person, name, now.plus(lasts), act);
    }
  }

  private static Said yes(String person, String name) {
    return new Said(person, name, Act.APPROVES, Duration.ofHours(1));
  }

  private static Said glass(Duration lasts) {
    return new Said("p-1", "u-17", Act.BREAKS_GLASS, lasts);
  }

  private static Optional<SetAside> setAside(Decision decision) {
    return ((Permitted) decision).terms().ground().setAside();
  }

  @Test
  void two_persons_are_enough_and_the_message_says_that_they_set_it_aside() throws Exception {
    Decision decision = after(yes("p-1", "u-40"), yes("p-2", "u-41"));
    assertThat(setAside(decision)).contains(SetAside.TWO_PEOPLE);
    assertThat(decision.explanation().factsUsed())
        .filteredOn(fact -> fact.code().equals("approval"))
        .extracting(Explanation.FactUsed::from, Explanation.FactUsed::of)
        .containsExactly(tuple("u-40", "#child"), tuple("u-41", "#child"));
  }

  @Test
  void nobody_is_two_persons() throws Exception {
    assertThat(after(yes("p-1", "u-40"))).isInstanceOf(Held.class);
    assertThat(after(yes("p-1", "u-40"), yes("p-1", "u-41"))).isInstanceOf(Held.class);
    assertThat(after(yes("p-1", "u-40"), yes("p-2", "U-40"))).isInstanceOf(Held.class);
    assertThat(after(yes("p-1", "u-40"), yes("p-1", "u-41"), yes("p-2", "u-42")))
        .isInstanceOf(Permitted.class);
  }

  @Test
  void who_asked_is_no_second_person_however_the_name_is_written() throws Exception {
    assertThat(after(yes("p-1", "u-40"), yes("p-2", "U-17"))).isInstanceOf(Held.class);
  }

  @Test
  void a_yes_ends_when_it_ends() throws Exception {
    Said ended = new Said("p-2", "u-41", Act.APPROVES, Duration.ZERO);
    assertThat(after(yes("p-1", "u-40"), ended)).isInstanceOf(Held.class);
    Said lasting = new Said("p-2", "u-41", Act.APPROVES, Duration.ofMillis(1));
    assertThat(after(yes("p-1", "u-40"), lasting)).isInstanceOf(Permitted.class);
  }

  @Test
  void one_who_breaks_the_glass_acts_alone_and_may_have_asked() throws Exception {
    Decision decision = after(glass(Duration.ofMillis(1)));
    assertThat(setAside(decision)).contains(SetAside.BREAK_GLASS);
    assertThat(decision.explanation().factsUsed())
        .extracting(Explanation.FactUsed::code)
        .contains("break-glass")
        .doesNotContain("approval");
    assertThat(after(glass(Duration.ZERO))).isInstanceOf(Held.class);
  }

  @Test
  void what_they_say_to_another_decision_is_nothing() throws Exception {
    Invented.Asked asked = Retold.danger().asked();
    Circumstances around = asked.circumstances().unagreed();
    Approval other = glass(Duration.ofHours(1)).on(Sha256.of("another decision"), around.now());
    assertThat(decided(asked, around.with(List.of(other)))).isInstanceOf(Held.class);
  }

  @Test
  void where_an_agreement_is_in_force_nothing_was_set_aside() throws Exception {
    Invented.Asked asked =
        Retold.care().request("/facts/0/objection", "'yes'").asked(); // a second person decides
    Decision held = decided(asked, asked.circumstances());
    Sha256 decision = held.explanation().decisionDigest();
    Instant now = asked.circumstances().now();
    Approval one = yes("p-1", "u-40").on(decision, now);
    Approval two = yes("p-2", "u-41").on(decision, now);
    assertThat(setAside(decided(asked, asked.circumstances().with(List.of(one))))).isEmpty();
    assertThat(setAside(decided(asked, asked.circumstances().with(List.of(one, two))))).isEmpty();
    Approval glass = glass(Duration.ofHours(1)).on(decision, now);
    assertThat(decided(asked, asked.circumstances().with(List.of(glass))))
        .as("an objection is not set aside alone")
        .isInstanceOf(Held.class);
  }
}
