package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Holds.DEPUTY;
import static org.kinbridge.wiring.Holds.SUPERVISOR;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.review.Hold;
import org.kinbridge.store.database.TestDatabase;

/** What the policy holds for a person waits for one, and her yes is decided on once more. */
class HoldsTest {
  private static final TestDatabase CASSAR = new TestDatabase();
  private static final TestDatabase ALDMARK = new TestDatabase();

  static TwoNodes nodes;
  static Holds holds;

  @BeforeAll
  static void start() {
    nodes = new TwoNodes(CASSAR, ALDMARK);
    holds = new Holds(nodes);
  }

  @AfterAll
  static void stop() {
    nodes.until(() -> CASSAR.ask("SELECT count(*) FROM ledger_pending").equals("0"));
    assertThat(nodes.findings(nodes.cassar, CASSAR)).as("every row is its entry's").isEmpty();
    nodes.close();
    CASSAR.open().close();
    ALDMARK.open().close();
  }

  @BeforeEach
  void fine() {
    nodes.line.weather(DirectLine.Weather.fine());
  }

  /** How many there are, once nothing of an earlier test is under way any more. */
  static long entries() {
    nodes.until(
        () ->
            CASSAR
                .ask("SELECT count(*) FROM outbox WHERE state IN ('authorised', 'released')")
                .equals("0"));
    return Long.parseLong(nodes.cassarEntries());
  }

  static void answered(HoldOutcome outcome, State state) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            HoldOutcome.Answered.class,
            done -> assertThat(done.disclosure().state()).isEqualTo(state));
  }

  @Nested
  class A_hold {
    @Test
    void is_listed_for_the_people_of_its_authority_only() {
      DisclosureId id = holds.held("listed");
      assertThat(listed(SUPERVISOR)).contains(id);
      assertThat(listed(AnyPerson.approver("u-9", "xc-police"))).doesNotContain(id);
      assertThat(listed(AnyPerson.officer("u-dpo"))).contains(id);
    }

    private List<DisclosureId> listed(AuthenticatedPerson person) {
      return holds.door().holds(person, Optional.empty(), 500).stream()
          .map(Hold::disclosure)
          .toList();
    }

    @Test
    void is_listed_page_by_page() {
      holds.held("page-1");
      holds.held("page-2");
      List<Hold> all = holds.door().holds(SUPERVISOR, Optional.empty(), 500);
      List<Hold> first = holds.door().holds(SUPERVISOR, Optional.empty(), all.size() - 1);
      List<Hold> rest =
          holds.door().holds(SUPERVISOR, Optional.of(first.getLast().disclosure()), 500);
      assertThat(first).isEqualTo(all.subList(0, all.size() - 1));
      assertThat(rest).containsExactly(all.getLast());
    }

    @Test
    void is_shown_with_what_would_leave_and_without_the_record() {
      DisclosureId id = holds.held("shown");
      HoldView seen = holds.seen(SUPERVISOR, id);
      assertThat(seen.decision().path("decision").asText()).isEqualTo("hold");
      JsonNode hold = seen.decision().path("hold");
      assertThat(hold.path("approvers").asInt()).isEqualTo(1);
      assertThat(hold.path("ifApproved").path("released").size()).isPositive();
      assertThat(hold.path("ifApproved").path("asRecipientSees").path("sender").asText())
          .isNotEmpty();
      assertThat(seen.decision().path("missing").path(0).path("settledBy").asText())
          .isEqualTo("approver");
      assertThat(seen.request().path("case").path("reference").asText()).isEqualTo("shown");
      assertThat(seen.request().path("record").has("content")).isFalse();
      assertThat(seen.answers()).isEmpty();
    }

    @Test
    void that_is_looked_at_leaves_an_entry_each_time() {
      DisclosureId id = holds.held("looked-at");
      long before = entries();
      holds.seen(SUPERVISOR, id);
      holds.seen(AnyPerson.officer("u-dpo"), id);
      assertThat(entries() - before).isEqualTo(2);
    }

    @Test
    void of_another_authority_is_not_there() {
      DisclosureId id = holds.held("foreign");
      AuthenticatedPerson stranger = AnyPerson.approver("u-9", "xc-police");
      long before = entries();
      assertThat(holds.door().hold(stranger, id)).isInstanceOf(HoldOutcome.NotFound.class);
      assertThat(holds.door().approve(stranger, id, Holds.yesTo("0".repeat(64))))
          .isInstanceOf(HoldOutcome.NotFound.class);
      assertThat(holds.door().refuse(stranger, id, Holds.no()))
          .isInstanceOf(HoldOutcome.NotFound.class);
      assertThat(entries()).isEqualTo(before);
    }

    @Test
    void that_only_the_sender_can_end_is_no_work_for_anybody_else() {
      ObjectNode open = TwoNodes.danger();
      open.withObject("/case").put("reference", "for-the-sender");
      open.putArray("resolutions");
      DisclosureId id = holds.held(open);
      assertThat(listed(SUPERVISOR)).doesNotContain(id);
      assertThat(holds.approved(SUPERVISOR, id)).isInstanceOf(HoldOutcome.NotApprovable.class);
      assertThat(holds.view(id).state()).isEqualTo(State.HELD);
    }
  }

  @Nested
  class A_yes extends YesToAHold {}

  @Nested
  class A_no {
    @Test
    void ends_the_hold_with_an_entry_and_nothing_leaves() {
      DisclosureId id = holds.held("refused");
      long before = entries();
      answered(holds.door().refuse(SUPERVISOR, id, Holds.no()), State.REFUSED);
      assertThat(entries() - before).isEqualTo(1);
      assertThat(holds.view(id).reason()).contains(Reason.STOPPED_BY_OFFICER);
      assertThat(nodes.agency().submit(MOSA, id, bytes(Holds.objectedTo("refused"))))
          .as("the same request again")
          .isInstanceOf(SendOutcome.Refused.class);
    }

    @Test
    void wins_over_every_later_yes() {
      DisclosureId id = holds.held("no-then-yes");
      byte[] yes = Holds.yesTo(holds.seen(DEPUTY, id));
      holds.door().refuse(SUPERVISOR, id, Holds.no());
      assertThat(holds.door().approve(DEPUTY, id, yes)).isInstanceOf(HoldOutcome.Over.class);
      assertThat(holds.seen(DEPUTY, id).decision().path("reason").asText())
          .isEqualTo("stopped-by-officer");
    }

    @Test
    void said_again_is_answered_as_it_stands() {
      DisclosureId id = holds.held("no-no");
      holds.door().refuse(SUPERVISOR, id, Holds.no());
      long before = entries();
      answered(holds.door().refuse(SUPERVISOR, id, Holds.no()), State.REFUSED);
      assertThat(holds.door().refuse(DEPUTY, id, Holds.no())).isInstanceOf(HoldOutcome.Over.class);
      assertThat(entries()).isEqualTo(before);
    }

    @Test
    void stops_what_was_approved_and_has_not_left() {
      DisclosureId id = holds.held("stopped");
      try (Unnumbered between = Unnumbered.at(CASSAR.open())) {
        answered(holds.approved(SUPERVISOR, id), State.AUTHORISED);
        answered(holds.door().refuse(DEPUTY, id, Holds.no()), State.STOPPED);
      }
      assertThat(holds.view(id).reason()).contains(Reason.STOPPED_BY_OFFICER);
      assertThat(CASSAR.ask("SELECT state FROM outbox WHERE disclosure = '" + id + "'"))
          .isEqualTo("stopped");
    }

    @Test
    void comes_too_late_for_what_has_left() {
      DisclosureId id = holds.held("left");
      holds.approved(SUPERVISOR, id);
      nodes.await(id, State.RECEIVED);
      assertThat(holds.door().refuse(DEPUTY, id, Holds.no())).isInstanceOf(HoldOutcome.Over.class);
      assertThat(holds.view(id).state()).isEqualTo(State.RECEIVED);
    }
  }

  @Nested
  class Time {
    @Test
    void ends_a_hold_that_nobody_answered_with_an_entry_and_an_event() {
      DisclosureId id = holds.held("expired");
      nodes.clock.forward(Duration.ofDays(5));
      DisclosureView view = nodes.await(id, State.STOPPED);
      assertThat(view.reason()).contains(Reason.HOLD_EXPIRED);
      assertThat(holds.door().approve(SUPERVISOR, id, Holds.yesTo("0".repeat(64))))
          .isInstanceOf(HoldOutcome.Over.class);
      assertThat(holds.door().refuse(SUPERVISOR, id, Holds.no()))
          .isInstanceOf(HoldOutcome.Over.class);
      assertThat(
              CASSAR.ask(
                  "SELECT count(*) FROM event WHERE about = '"
                      + id
                      + "' AND authority = 'xc-mosa'"))
          .isEqualTo("1");
    }
  }
}
