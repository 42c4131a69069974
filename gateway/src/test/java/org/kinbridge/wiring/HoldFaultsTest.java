package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.Holds.DEPUTY;
import static org.kinbridge.wiring.Holds.SUPERVISOR;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure, what persons decide: the line to the database is cut at the commit, before
 * the server gets it and after it did it.
 */
class HoldFaultsTest extends CutAtCommit {
  private static final String ANSWER = "INSERT INTO registration";
  private static final String STEP = "UPDATE hold SET";
  private static final String ENTRY = "INSERT INTO ledger_entry";

  private Holds holds;

  @BeforeEach
  void prepare() {
    holds = new Holds(nodes);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_yes_that_was_cut_is_said_again_and_is_one_yes(When when) {
    DisclosureId id = holds.held("case-1");
    byte[] yes = Holds.yesTo(holds.seen(SUPERVISOR, id));
    cassarLine.cut(when, ANSWER, 1);
    assertThatThrownBy(() -> holds.door().approve(SUPERVISOR, id, yes))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "outbox")).isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
    assertThat(holds.door().approve(SUPERVISOR, id, yes)).isInstanceOf(HoldOutcome.Answered.class);
    nodes.await(id, State.RECEIVED);
    assertThat(count(cassarRows, "outbox")).isEqualTo(1);
    assertThat(count(cassarRows, "registration WHERE kind = 'answer'")).isEqualTo(1);
    assertThat(entries(cassarRows))
        .as("consent, hold, looked, approval, authorised, released, received")
        .isEqualTo(7);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_judgement_that_was_cut_is_said_again_and_is_one_judgement(When when) {
    Alike alike = new Alike(nodes);
    new Registers(nodes).determined(Registers.COURT, alike.file());
    DisclosureId id = holds.held(alike.danger("case-1"));
    byte[] other = alike.isOther(holds.seen(SUPERVISOR, id));
    cassarLine.cut(when, ANSWER, 1);
    assertThatThrownBy(() -> holds.door().judge(SUPERVISOR, id, other))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "outbox")).isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
    assertThat(holds.door().judge(SUPERVISOR, id, other)).isInstanceOf(HoldOutcome.Answered.class);
    nodes.await(id, State.RECEIVED);
    assertThat(count(cassarRows, "registration WHERE kind = 'other-child'"))
        .as("one on each side")
        .isEqualTo(2);
    assertThat(entries(cassarRows))
        .as("likeness, determination, likeness, hold, looked, judgement, and the three of sending")
        .isEqualTo(9);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_no_that_was_cut_is_said_again_and_is_one_no(When when) {
    DisclosureId id = holds.held("case-1");
    cassarLine.cut(when, ANSWER, 1);
    assertThatThrownBy(() -> holds.door().refuse(SUPERVISOR, id, Holds.no()))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(holds.view(id).state())
        .isEqualTo(when == When.AFTER_COMMIT ? State.REFUSED : State.HELD);
    assertThat(holds.door().refuse(SUPERVISOR, id, Holds.no()))
        .isInstanceOf(HoldOutcome.Answered.class);
    assertThat(holds.view(id).state()).isEqualTo(State.REFUSED);
    assertThat(entries(cassarRows)).as("consent, hold, no").isEqualTo(3);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_no_to_what_was_approved_that_was_cut_is_said_again_and_stops_it_once(When when) {
    DisclosureId id = holds.held("case-1");
    try (Unnumbered between = Unnumbered.at(cassarRows.open())) {
      holds.approved(SUPERVISOR, id);
      cassarLine.cut(when, ANSWER, 1);
      assertThatThrownBy(() -> holds.door().refuse(DEPUTY, id, Holds.no()))
          .isInstanceOf(StorageFailed.class);
      assertThat(cassarLine.cuts()).isEqualTo(1);
      assertThat(holds.view(id).state())
          .isEqualTo(when == When.AFTER_COMMIT ? State.STOPPED : State.AUTHORISED);
      assertThat(holds.door().refuse(DEPUTY, id, Holds.no()))
          .isInstanceOf(HoldOutcome.Answered.class);
    }
    assertThat(holds.view(id).reason()).contains(Reason.STOPPED_BY_OFFICER);
    assertThat(entries(cassarRows))
        .as("consent, hold, looked, approval, authorised, no, stopped")
        .isEqualTo(7);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
    assertThat(nodes.line.carried).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_end_of_a_hold_that_was_cut_is_made_again_or_was_kept(When when) {
    DisclosureId id = holds.held("case-1");
    cassarLine.cut(when, STEP, 1);
    nodes.clock.forward(Duration.ofDays(5));
    nodes.until(() -> cassarLine.cuts() == 1);
    assertThat(nodes.await(id, State.STOPPED).reason()).contains(Reason.HOLD_EXPIRED);
    assertThat(entries(cassarRows)).as("consent, hold, stopped").isEqualTo(3);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_look_that_was_cut_shows_nothing_and_each_that_was_kept_is_an_entry(When when) {
    DisclosureId id = holds.held("case-1");
    cassarLine.cut(when, ENTRY, 1);
    assertThatThrownBy(() -> holds.door().hold(SUPERVISOR, id)).isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    holds.seen(SUPERVISOR, id);
    assertThat(entries(cassarRows))
        .as("consent, hold, looked, and looked again where the first was kept")
        .isEqualTo(when == When.AFTER_COMMIT ? 4 : 3);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }
}
