package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.Glass.ASKER;
import static org.kinbridge.wiring.Glass.OFFICER;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.review.GlassReview;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure, broken glass: the line to the database is cut at the commit, before the
 * server gets it and after it did it.
 */
class GlassFaultsTest extends CutAtCommit {
  private static final String ACT = "INSERT INTO glass_review";
  private static final String STEP = "UPDATE glass_review SET";

  private Holds holds;
  private Glass glass;

  @BeforeEach
  void prepare() {
    holds = new Holds(nodes);
    glass = new Glass(holds);
  }

  private DisclosureId broken() {
    DisclosureId id = glass.held("case-1");
    assertThat(glass.broken(ASKER, id)).isInstanceOf(HoldOutcome.Answered.class);
    nodes.await(id, State.RECEIVED);
    return id;
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_glass_that_was_cut_is_broken_again_and_is_one_act_with_one_review(When when) {
    DisclosureId id = glass.held("case-1");
    byte[] act = Glass.breaking(holds.seen(ASKER, id));
    cassarLine.cut(when, ACT, 1);
    assertThatThrownBy(() -> holds.door().breakGlass(ASKER, id, act))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    long kept = when == When.AFTER_COMMIT ? 1 : 0;
    assertThat(count(cassarRows, "outbox")).isEqualTo(kept);
    assertThat(count(cassarRows, "glass_review")).isEqualTo(kept);
    assertThat(holds.door().breakGlass(ASKER, id, act)).isInstanceOf(HoldOutcome.Answered.class);
    nodes.await(id, State.RECEIVED);
    assertThat(count(cassarRows, "outbox")).isEqualTo(1);
    assertThat(count(cassarRows, "glass_review")).isEqualTo(1);
    assertThat(count(cassarRows, "registration WHERE kind = 'answer'")).isEqualTo(1);
    assertThat(aldmarkRows.ask("SELECT count(*) FROM inbox")).isEqualTo("1");
    assertThat(entries(cassarRows))
        .as("hold, looked, break-glass, authorised, released, received")
        .isEqualTo(6);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_finding_that_was_cut_is_said_again_and_is_one_finding(When when) {
    DisclosureId id = broken();
    long before = entries(cassarRows);
    cassarLine.cut(when, STEP, 1);
    assertThatThrownBy(() -> holds.door().review(OFFICER, id, Glass.found("justified")))
        .isInstanceOf(StorageFailed.class);
    assertThat(cassarLine.cuts()).isEqualTo(1);
    assertThat(count(cassarRows, "glass_review WHERE state = 'reviewed'"))
        .isEqualTo(when == When.AFTER_COMMIT ? 1 : 0);
    assertThat(holds.door().review(OFFICER, id, Glass.found("justified")))
        .isInstanceOf(ReviewOutcome.Reviewed.class);
    assertThat(count(cassarRows, "glass_review WHERE state = 'reviewed'")).isEqualTo(1);
    assertThat(entries(cassarRows) - before).isEqualTo(1);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_alarm_that_was_cut_is_raised_again_or_was_kept(When when) {
    broken();
    long before = entries(cassarRows);
    cassarLine.cut(when, STEP, 1);
    nodes.clock.forward(GlassReview.WITHIN);
    nodes.until(() -> cassarLine.cuts() == 1);
    nodes.until(() -> count(cassarRows, "glass_review WHERE state = 'overdue'") == 1);
    assertThat(entries(cassarRows) - before).isEqualTo(1);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }
}
