package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.Glass.ASKER;
import static org.kinbridge.wiring.Glass.OFFICER;
import static org.kinbridge.wiring.Holds.DEPUTY;
import static org.kinbridge.wiring.Holds.SUPERVISOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.access.AnyClient;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.person.AnyPerson;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.access.person.PersonRole;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.review.GlassReview;

/** A danger that no agreement covers: who may let it go, what follows, and who looks at it. */
class GlassTest extends Crossing {
  private static final AuthenticatedClient ALDMARK_MOSA =
      AnyClient.of("xa-mosa-desk", "xa-mosa", "xa-mosa-desk", "XA");

  private Holds holds;
  private Glass glass;

  @BeforeEach
  void holdsAreAnswered() {
    holds = new Holds(nodes);
    glass = new Glass(holds);
  }

  private List<GlassReview> open(AuthenticatedPerson person) {
    return holds.door().reviews(person, Optional.empty(), 500);
  }

  private GlassReview only(AuthenticatedPerson person) {
    assertThat(open(person)).hasSize(1);
    return open(person).getFirst();
  }

  private ReviewOutcome found(AuthenticatedPerson person, DisclosureId id, String finding) {
    return holds.door().review(person, id, Glass.found(finding));
  }

  private JsonNode manifest() {
    nodes.until(() -> !nodes.aldmarkAgency().inbox(ALDMARK_MOSA, Optional.empty(), 5).isEmpty());
    var item = nodes.aldmarkAgency().inbox(ALDMARK_MOSA, Optional.empty(), 5).getFirst();
    InboxContent content = nodes.aldmarkAgency().read(ALDMARK_MOSA, item.id()).orElseThrow();
    return content.manifest();
  }

  private List<String> findings() {
    nodes.until(() -> cassarRows.ask("SELECT count(*) FROM ledger_pending").equals("0"));
    return nodes.findings(nodes.cassar, cassarRows);
  }

  @Nested
  class Alone {
    @Test
    void the_one_who_asked_lets_it_go_once_and_the_recipient_is_told_so() {
      DisclosureId id = glass.held("case-1");
      assertThat(holds.view(id).reason()).contains(Reason.AGREEMENT_SET_ASIDE);
      byte[] act = Glass.breaking(holds.seen(ASKER, id));
      for (int said = 0; said < 2; said++) {
        assertThat(holds.door().breakGlass(ASKER, id, act))
            .isInstanceOf(HoldOutcome.Answered.class);
      }
      assertThat(cassarRows.ask("SELECT count(*) FROM registration WHERE kind = 'answer'"))
          .isEqualTo("1");
      nodes.await(id, State.RECEIVED);
      assertThat(manifest().path("set_aside").asText()).isEqualTo("break-glass");
      assertThat(manifest().has("agreement")).isFalse();
      GlassReview review = only(OFFICER);
      assertThat(review.disclosure()).isEqualTo(id);
      assertThat(review.due()).isEqualTo(review.brokenAt().plus(Duration.ofHours(72)));
      assertThat(findings()).isEmpty();
    }

    @Test
    void nobody_acts_who_may_not_decide_or_is_not_there_or_on_what_another_must_settle() {
      assertThat(glass.broken(ASKER, holds.held("case-2")))
          .as("a child objects")
          .isInstanceOf(HoldOutcome.NotApprovable.class);
      DisclosureId id = glass.held("case-1");
      byte[] act = Glass.breaking(holds.seen(ASKER, id));
      assertThat(holds.door().breakGlass(OFFICER, id, act))
          .isInstanceOf(HoldOutcome.NotAllowed.class);
      AuthenticatedPerson weak =
          AnyPerson.of("u-11", "xc-mosa", Assurance.ORDINARY, PersonRole.APPROVER);
      assertThat(holds.door().breakGlass(weak, id, act)).isInstanceOf(HoldOutcome.NotAllowed.class);
      assertThat(
              holds
                  .door()
                  .breakGlass(AnyPerson.through(ASKER, TwoNodes.MOSA.id().value()), id, act))
          .isInstanceOf(HoldOutcome.SamePerson.class);
      assertThat(holds.door().breakGlass(AnyPerson.approver("u-11", "xc-police"), id, act))
          .isInstanceOf(HoldOutcome.NotFound.class);
      assertThat(holds.door().breakGlass(ASKER, id, Holds.yesTo("ab".repeat(32))))
          .as("without a word why")
          .isInstanceOf(HoldOutcome.Faulty.class);
      assertThat(holds.door().breakGlass(ASKER, id, Glass.breaking("ab".repeat(32))))
          .isInstanceOf(HoldOutcome.Changed.class);
      assertThat(holds.view(id).state()).isEqualTo(State.HELD);
      assertThat(open(OFFICER)).isEmpty();
    }

    @Test
    void her_words_are_nowhere_in_clear() {
      glass.broken(ASKER, glass.held("case-1"));
      found(OFFICER, only(OFFICER).disclosure(), "justified");
      for (String table : List.of("registration", "glass_review", "ledger_entry", "hold")) {
        assertThat(
                cassarRows.ask(
                    "SELECT coalesce(string_agg(t::text, ' '), '') FROM " + table + " t"))
            .as(table)
            .doesNotContain("Quenziwatter")
            .doesNotContain(hex("Quenziwatter"));
      }
    }

    private static String hex(String text) {
      return java.util.HexFormat.of()
          .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Nested
  class Two_persons {
    @Test
    void let_it_go_without_a_review_and_the_recipient_is_told_so() {
      DisclosureId id = glass.held("case-1");
      holds.approved(SUPERVISOR, id);
      assertThat(holds.view(id).state()).isEqualTo(State.HELD);
      holds.approved(DEPUTY, id);
      nodes.await(id, State.RECEIVED);
      assertThat(manifest().path("set_aside").asText()).isEqualTo("two-people");
      assertThat(open(OFFICER)).isEmpty();
    }
  }

  @Nested
  class A_review {
    @Test
    void is_whoever_supervises_and_did_not_do_it_and_once() {
      DisclosureId id = glass.held("case-1");
      glass.broken(ASKER, id);
      assertThat(open(SUPERVISOR)).as("of its own authority").hasSize(1);
      assertThat(open(AnyPerson.approver("u-40", "xc-police"))).isEmpty();
      assertThat(found(SUPERVISOR, id, "justified")).isInstanceOf(ReviewOutcome.NotAllowed.class);
      AuthenticatedPerson herself =
          AnyPerson.of("u-11", "xc-mosa", Assurance.STEPPED_UP, PersonRole.DPO);
      assertThat(found(herself, id, "justified")).isInstanceOf(ReviewOutcome.SamePerson.class);
      assertThat(found(OFFICER, TwoNodes.id(), "justified"))
          .isInstanceOf(ReviewOutcome.NotFound.class);
      assertThat(found(OFFICER, id, "perhaps")).isInstanceOf(ReviewOutcome.Faulty.class);
      assertThat(found(OFFICER, id, "not-justified")).isInstanceOf(ReviewOutcome.Reviewed.class);
      assertThat(found(OFFICER, id, "not-justified")).isInstanceOf(ReviewOutcome.Reviewed.class);
      assertThat(found(OFFICER, id, "justified")).isInstanceOf(ReviewOutcome.Over.class);
      assertThat(open(OFFICER)).isEmpty();
      nodes.await(id, State.RECEIVED);
      assertThat(findings()).isEmpty();
    }

    @Test
    void that_nobody_made_in_time_is_an_alarm_and_an_entry_once_and_can_still_be_made() {
      DisclosureId id = glass.held("case-1");
      glass.broken(ASKER, id);
      nodes.await(id, State.RECEIVED);
      long before = Long.parseLong(nodes.cassarEntries());
      nodes.clock.forward(Duration.ofHours(72));
      nodes.until(() -> only(OFFICER).fate().state() == GlassReview.State.OVERDUE);
      DisclosureId other = glass.held("case-2");
      nodes.clock.forward(Duration.ofDays(5));
      nodes.await(other, State.STOPPED);
      assertThat(Long.parseLong(nodes.cassarEntries()) - before)
          .as("overdue once, though the node looked again; held, stopped")
          .isEqualTo(3);
      assertThat(found(OFFICER, id, "justified")).isInstanceOf(ReviewOutcome.Reviewed.class);
      assertThat(findings()).isEmpty();
    }
  }

  @Nested
  class An_authority {
    @Test
    void acts_alone_so_often_a_day_and_two_persons_always() {
      for (int i = 0; i < 5; i++) {
        assertThat(glass.broken(ASKER, glass.held("case-" + i)))
            .isInstanceOf(HoldOutcome.Answered.class);
      }
      DisclosureId id = glass.held("case-9");
      assertThat(glass.broken(ASKER, id)).isInstanceOf(HoldOutcome.GlassSpent.class);
      holds.approved(SUPERVISOR, id);
      holds.approved(DEPUTY, id);
      assertThat(holds.view(id).state()).isNotEqualTo(State.HELD);
    }

    @Test
    void that_was_not_reviewed_in_time_acts_alone_no_more_until_it_is() {
      DisclosureId first = glass.held("case-1");
      glass.broken(ASKER, first);
      nodes.clock.forward(Duration.ofHours(72));
      nodes.until(() -> only(OFFICER).fate().state() == GlassReview.State.OVERDUE);
      DisclosureId second = glass.held("case-2");
      assertThat(glass.broken(ASKER, second)).isInstanceOf(HoldOutcome.GlassSpent.class);
      found(OFFICER, first, "justified");
      assertThat(glass.broken(ASKER, second)).isInstanceOf(HoldOutcome.Answered.class);
    }
  }

  @Nested
  class Somebody_at_the_rows {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE registration SET authority = 'xc-police' WHERE kind = 'answer'",
          "DELETE FROM registration WHERE kind = 'answer'"
        })
    void who_alters_or_deletes_the_act_stops_what_it_let_go(String tampering) {
      DisclosureId id = glass.held("case-1");
      try (Unnumbered between = Unnumbered.at(cassarRows.open())) {
        glass.broken(ASKER, id);
        cassarRows.asSuperuser(tampering);
      }
      assertThat(nodes.await(id, State.STOPPED).reason()).contains(Reason.ROW_ALTERED);
    }

    @Test
    void who_alters_or_deletes_a_review_is_named() {
      glass.broken(ASKER, glass.held("case-1"));
      cassarRows.asSuperuser("UPDATE glass_review SET due = due + interval '1 year'");
      assertThat(findings()).anyMatch(finding -> finding.contains("glass_review"));
      assertThat(open(OFFICER)).as("an altered row is named and left out").isEmpty();
      cassarRows.asSuperuser("DELETE FROM glass_review");
      assertThat(findings()).anyMatch(finding -> finding.contains("glass_review"));
    }
  }

  @Test
  void a_restriction_between_look_and_act_changes_what_was_seen() {
    DisclosureId id = glass.held("case-1");
    byte[] act = Glass.breaking(holds.seen(ASKER, id));
    ObjectNode restriction = TwoNodes.danger().objectNode();
    restriction.putObject("child").put("system", "xc-primero").put("localId", "case-1");
    restriction
        .put("person", "the uncle")
        .put("kind", "no-location-disclosure")
        .put("elsewhere", "unknown")
        .put("partyOrHolder", false)
        .put("recordedBy", "u-11");
    restriction.putArray("reachableThrough").add("XA");
    nodes.agency().registerRestriction(TwoNodes.MOSA, TwoNodes.bytes(restriction));
    assertThat(holds.door().breakGlass(ASKER, id, act))
        .isInstanceOfAny(HoldOutcome.Changed.class, HoldOutcome.NotApprovable.class);
    assertThat(holds.view(id).state()).isEqualTo(State.HELD);
  }
}
