package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Holds.DEPUTY;
import static org.kinbridge.wiring.Holds.SUPERVISOR;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.store.database.TestDatabase;

/**
 * Somebody may do everything to the rows of holds and answers, and has no key: nothing leaves by
 * it, and the row is named.
 */
class HoldsTamperingTest {
  private static final TestDatabase CASSAR = new TestDatabase();
  private static final TestDatabase ALDMARK = new TestDatabase();
  private static TwoNodes nodes;
  private static Holds holds;

  @BeforeAll
  static void start() {
    nodes = new TwoNodes(CASSAR, ALDMARK);
    holds = new Holds(nodes);
  }

  @AfterAll
  static void stop() {
    assertThat(ALDMARK.ask("SELECT count(*) FROM inbox")).as("nothing left").isEqualTo("0");
    nodes.close();
    CASSAR.open().close();
    ALDMARK.open().close();
  }

  private static String answerOf(DisclosureId id) {
    return "kind = 'answer' AND child = (SELECT child FROM hold WHERE disclosure = '" + id + "')";
  }

  private static void tamper(String... statements) {
    CASSAR.asSuperuser(statements);
  }

  /** What {@code ledger verify} would say, once all entries are numbered. */
  private static List<String> findings() {
    nodes.until(() -> CASSAR.ask("SELECT count(*) FROM ledger_pending").equals("0"));
    return nodes.findings(nodes.cassar, CASSAR);
  }

  private static void named(String row) {
    assertThat(findings()).anyMatch(finding -> finding.contains(row));
  }

  /** What happens between the yes and the moment when it would leave. */
  private static DisclosureView approvedAnd(DisclosureId id, Runnable deed) {
    try (Unnumbered between = Unnumbered.at(CASSAR.open())) {
      assertThat(holds.approved(SUPERVISOR, id)).isInstanceOf(HoldOutcome.Answered.class);
      assertThat(holds.view(id).state()).isEqualTo(State.AUTHORISED);
      deed.run();
    }
    return nodes.await(id, State.STOPPED);
  }

  @Nested
  class A_yes {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "authority = 'xc-police'",
          "in_force = false",
          "recorded_at = recorded_at + interval '1 day'",
          "body = '\\x00'",
          "seal = '\\x00'",
        })
    void that_was_altered_lets_nothing_leave(String change) {
      DisclosureId id = holds.held("altered " + change.hashCode());
      DisclosureView view =
          approvedAnd(
              id, () -> tamper("UPDATE registration SET " + change + " WHERE " + answerOf(id)));
      assertThat(view.reason()).contains(Reason.ROW_ALTERED);
      named("registration");
    }

    @Test
    void that_was_deleted_lets_nothing_leave() {
      DisclosureId id = holds.held("deleted");
      DisclosureView view =
          approvedAnd(id, () -> tamper("DELETE FROM registration WHERE " + answerOf(id)));
      assertThat(view.reason()).contains(Reason.ROW_ALTERED);
      named("registration");
    }

    @Test
    void that_was_deleted_with_the_count_put_back_lets_nothing_leave() {
      DisclosureId id = holds.held("counted");
      String child = CASSAR.ask("SELECT child FROM hold WHERE disclosure = '" + id + "'");
      tamper("CREATE TABLE before AS SELECT * FROM child_standing WHERE child = '" + child + "'");
      DisclosureView view =
          approvedAnd(
              id,
              () ->
                  tamper(
                      "DELETE FROM registration WHERE " + answerOf(id),
                      "DELETE FROM child_standing WHERE child = '" + child + "'",
                      "INSERT INTO child_standing SELECT * FROM before"));
      assertThat(view.reason()).as("the log knows of a yes").contains(Reason.ROW_ALTERED);
      named("registration");
    }

    @Test
    void copied_from_another_case_is_no_yes_here() {
      DisclosureId other = holds.held("copied-from");
      approvedAnd(other, () -> holds.door().refuse(DEPUTY, other, Holds.no()));
      DisclosureId id = holds.held("copied-to");
      tamper(
          "INSERT INTO registration SELECT gen_random_uuid(), version, (SELECT child FROM hold"
              + " WHERE disclosure = '"
              + id
              + "'), kind, authority, in_force, recorded_at, body_key, body, seal FROM registration"
              + " WHERE "
              + answerOf(other)
              + " LIMIT 1");
      HoldView seen = holds.seen(SUPERVISOR, id);
      assertThat(seen.decision().path("reason").asText()).isEqualTo("row-altered");
      assertThat(holds.door().approve(SUPERVISOR, id, Holds.yesTo(seen)))
          .isInstanceOf(HoldOutcome.NotApprovable.class);
      assertThat(holds.view(id).state()).isEqualTo(State.HELD);
    }
  }

  @Nested
  class A_no {
    @Test
    void that_was_deleted_with_the_hold_put_back_lets_nothing_leave() {
      DisclosureId id = holds.held("no-deleted");
      tamper("CREATE TABLE waited AS SELECT * FROM hold WHERE disclosure = '" + id + "'");
      holds.door().refuse(SUPERVISOR, id, Holds.no());
      tamper(
          "DELETE FROM registration WHERE " + answerOf(id),
          "DELETE FROM hold WHERE disclosure = '" + id + "'",
          "INSERT INTO hold SELECT * FROM waited");
      assertThat(holds.approved(DEPUTY, id)).isInstanceOf(HoldOutcome.NotApprovable.class);
      named("hold " + id);
      named("registration");
    }

    @Test
    void stays_a_no_when_only_the_hold_is_put_back() {
      DisclosureId id = holds.held("put-back");
      tamper("CREATE TABLE put_back AS SELECT * FROM hold WHERE disclosure = '" + id + "'");
      holds.door().refuse(SUPERVISOR, id, Holds.no());
      tamper(
          "DELETE FROM hold WHERE disclosure = '" + id + "'",
          "INSERT INTO hold SELECT * FROM put_back");
      assertThat(holds.seen(DEPUTY, id).decision().path("reason").asText())
          .isEqualTo("stopped-by-officer");
      assertThat(holds.approved(DEPUTY, id)).isInstanceOf(HoldOutcome.NotApprovable.class);
      named("hold " + id);
    }
  }

  @Nested
  class The_hold {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "authority = 'xc-police'",
          "child = gen_random_uuid()",
          "asked = 'residual-match'",
          "asked = 'unheard-of'",
          "approvers = 2",
          "approvers = -1",
          "opened = gen_random_uuid()",
          "opened_at = opened_at - interval '1 day'",
          "expires = expires + interval '1 day'",
          "state = 'granted'",
          "state = 'unheard-of'",
          "state = 'over', reason = 'hold-expired'",
          "state = 'granted', message = gen_random_uuid()",
          "reason = 'hold-expired'",
          "message = gen_random_uuid()",
          "changed_at = changed_at + interval '1 day'",
          "version = version + 1",
          "version = 0",
          "seal = '\\x00'",
        })
    void that_was_altered_is_nobodys_work_and_named(String change) {
      DisclosureId id = holds.held("hold " + change.hashCode());
      tamper("UPDATE hold SET " + change + " WHERE disclosure = '" + id + "'");
      assertThat(holds.door().hold(SUPERVISOR, id)).isInstanceOf(HoldOutcome.NotFound.class);
      assertThat(holds.view(id).state()).isEqualTo(State.UNKNOWN);
      assertThat(holds.view(id).reason()).contains(Reason.ROW_ALTERED);
    }

    @Test
    void that_was_deleted_is_missed() {
      DisclosureId id = holds.held("hold-deleted");
      tamper("DELETE FROM hold WHERE disclosure = '" + id + "'");
      assertThat(holds.view(id).state()).isEqualTo(State.UNKNOWN);
      named("hold " + id);
    }

    @Test
    void led_to_another_disclosure_is_nobodys_work() {
      DisclosureId id = holds.held("led-here");
      DisclosureId other = holds.held("led-there");
      tamper(
          "DELETE FROM hold WHERE disclosure = '" + other + "'",
          "UPDATE hold SET disclosure = '" + other + "' WHERE disclosure = '" + id + "'");
      assertThat(holds.door().hold(SUPERVISOR, other)).isInstanceOf(HoldOutcome.NotFound.class);
    }
  }
}
