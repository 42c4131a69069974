package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Reason;

/** What a case worker reads of it, and when. */
class WhatStandsOnAReferralTest {
  @TempDir Path folder;
  private Ministry ministry;

  @BeforeEach
  void found() {
    ministry = new Ministry(folder);
  }

  @Test
  void accepted_when_the_partners_receipt_is_there_and_not_before() throws NoAnswer {
    UUID referral = ministry.referral();

    ministry.look();
    assertThat(ministry.node.sent(referral)).isPresent();
    assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");

    ministry.node.became(referral, State.RELEASED, Optional.empty());
    ministry.lookAgain();
    assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");

    ministry.node.became(referral, State.RECEIVED, Optional.empty());
    assertThat(ministry.lookAgain()).isZero();
    assertThat(ministry.primero.status(referral)).isEqualTo("accepted");
  }

  @Test
  void nothing_is_written_but_status_and_reason_of_the_referral() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.look();
    ministry.node.became(referral, State.RECEIVED, Optional.empty());
    ministry.lookAgain();

    assertThat(ministry.primero.writes)
        .extracting(JsonNode::toString)
        .containsExactly("{\"status\":\"accepted\"}");
    assertThat(ministry.primero.calls)
        .filteredOn(call -> !call.startsWith("GET ") && !call.equals("POST /api/v2/tokens"))
        .allMatch(call -> call.matches("PATCH /api/v2/cases/[^/]+/referrals/" + referral));
  }

  @Test
  void what_the_policy_refuses_is_rejected_with_its_reason_and_nothing_is_kept_of_it()
      throws NoAnswer {
    ministry.node.policy = request -> FakeNode.refuse(Reason.NO_CONSENT);
    UUID referral = ministry.referral();

    assertThat(ministry.look()).isZero();
    assertThat(ministry.primero.status(referral)).isEqualTo("rejected");
    assertThat(ministry.primero.reason(referral))
        .isEqualTo("Not sent. No consent in force names this recipient and purpose.");
    assertThat(ministry.node.kept).isEmpty();
  }

  @Test
  void what_only_the_case_worker_can_answer_is_told_her_with_the_field() throws NoAnswer {
    ministry.node.policy =
        request ->
            FakeNode.hold(
                Reason.WITHHOLDING_INSTRUCTION,
                "/data/record/disclosure_deny_details",
                "The record asks to withhold something.");
    UUID referral = ministry.referral();

    assertThat(ministry.look()).isZero();
    assertThat(ministry.primero.reason(referral))
        .isEqualTo(
            "On hold: nothing was sent. The record asks to withhold something."
                + " [disclosure_deny_details] Complete this and refer the case again.");
    assertThat(ministry.node.kept).isEmpty();
  }

  @Test
  void a_new_referral_with_the_answers_is_a_new_disclosure() throws NoAnswer {
    UUID caseId = ministry.filledCase();
    ministry.primero.record(caseId).remove("kinbridge_heard");
    UUID first = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.look();
    ministry.primero.record(caseId).put("kinbridge_heard", "directly");
    UUID second = ministry.primero.refer(caseId, "family_seunification_service");
    ministry.lookAgain();

    assertThat(ministry.primero.status(first)).isEqualTo("rejected");
    assertThat(ministry.node.sent(first)).isEmpty();
    assertThat(ministry.node.sent(second)).isPresent();
  }

  @Nested
  class Held_for_a_second_person {
    @BeforeEach
    void the_child_objects() {
      ministry.node.policy =
          request -> FakeNode.hold(Reason.CHILD_OBJECTS, "", "A second person must decide.");
    }

    @Test
    void waits_in_progress_until_somebody_decided() throws NoAnswer {
      UUID referral = ministry.referral();

      assertThat(ministry.look()).isOne();
      assertThat(ministry.node.sent(referral)).isPresent();
      assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");

      ministry.node.became(referral, State.RECEIVED, Optional.empty());
      ministry.lookAgain();
      assertThat(ministry.primero.status(referral)).isEqualTo("accepted");
    }

    @Test
    void is_rejected_when_nobody_did_in_time() throws NoAnswer {
      UUID referral = ministry.referral();
      ministry.look();
      ministry.clock.forward(FakeNode.HOLD);
      assertThat(ministry.look()).isOne();
      ministry.clock.forward(Duration.ofHours(1));

      assertThat(ministry.look()).isZero();
      assertThat(ministry.primero.reason(referral)).isEqualTo("Not sent. Nobody decided in time.");
    }
  }

  @Nested
  class Where_the_node_says_who_can_settle_it {
    private void hold(String settler) {
      ministry.node.policy =
          request -> {
            ObjectNode hold = FakeNode.hold(Reason.CHILD_NOT_HEARD, "", "Was it heard?");
            ((ObjectNode) hold.path("missing").path(0)).put("settledBy", settler);
            return hold;
          };
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "two-approvers"})
    void what_others_settle_waits_at_the_node(String settler) throws NoAnswer {
      hold(settler);
      UUID referral = ministry.referral();
      ministry.look();

      assertThat(ministry.node.sent(referral)).isPresent();
      assertThat(ministry.primero.writes).isEmpty();
    }

    @Test
    void what_the_sender_settles_is_told() throws NoAnswer {
      hold("sender");
      UUID referral = ministry.referral();
      ministry.look();

      assertThat(ministry.node.kept).isEmpty();
      assertThat(ministry.primero.reason(referral)).contains("Was it heard?");
    }

    @Test
    void what_nobody_granted_in_time_is_told_when_the_node_says_so() throws NoAnswer {
      hold("approver");
      UUID referral = ministry.referral();
      ministry.look();
      ministry.node.became(referral, State.STOPPED, Optional.of(Reason.HOLD_EXPIRED));
      ministry.lookAgain();

      assertThat(ministry.primero.reason(referral)).isEqualTo("Not sent. Nobody decided in time.");
    }
  }

  @Nested
  class After_it_was_submitted {
    private UUID referral;

    @BeforeEach
    void submit() throws NoAnswer {
      referral = ministry.referral();
      ministry.look();
    }

    private String reasonAfter(State state, Reason reason) throws NoAnswer {
      ministry.node.became(referral, state, Optional.of(reason));
      assertThat(ministry.lookAgain()).isZero();
      assertThat(ministry.primero.status(referral)).isEqualTo("rejected");
      return ministry.primero.reason(referral);
    }

    @Test
    void a_stop_is_told_with_its_reason() throws NoAnswer {
      assertThat(reasonAfter(State.STOPPED, Reason.CONSENT_WITHDRAWN))
          .isEqualTo("Not sent. The consent was withdrawn.");
    }

    @Test
    void what_the_partner_does_not_take_is_not_called_unsent() throws NoAnswer {
      assertThat(reasonAfter(State.NOT_ACCEPTED, Reason.NOT_ADMITTED))
          .isEqualTo(
              "It left, and the other state's gateway did not take it. No agreement in force admits"
                  + " this message.");
    }

    @Test
    void what_may_have_arrived_is_not_called_unsent() throws NoAnswer {
      assertThat(reasonAfter(State.UNCONFIRMED, Reason.UNCONFIRMED))
          .startsWith("It left and was not confirmed: it may have arrived.")
          .doesNotContain("Not sent");
    }

    @Test
    void what_nobody_knows_is_not_told() throws NoAnswer {
      ministry.node.became(referral, State.UNKNOWN, Optional.of(Reason.ROW_ALTERED));

      assertThat(ministry.lookAgain()).isOne();
      assertThat(ministry.primero.status(referral)).isEqualTo("in_progress");
      assertThat(ministry.primero.writes).isEmpty();
    }
  }

  @Nested
  class Done {
    @Test
    void follows_acceptance_where_the_configuration_says_so() throws NoAnswer {
      ministry = new Ministry(new SetUp(folder).and("done: {success_status: successful}\n"));
      UUID referral = ministry.referral();
      ministry.look();
      ministry.node.became(referral, State.RECEIVED, Optional.empty());
      ministry.lookAgain();

      assertThat(ministry.primero.status(referral)).isEqualTo("done");
      assertThat(ministry.primero.writes)
          .extracting(JsonNode::toString)
          .containsExactly(
              "{\"status\":\"accepted\"}",
              "{\"status\":\"done\",\"success_status\":\"successful\"}");
    }

    @Test
    void is_not_said_of_a_referral_that_somebody_else_accepted() throws NoAnswer {
      ministry = new Ministry(new SetUp(folder).and("done: {success_status: successful}\n"));
      UUID referral = ministry.referral();
      ministry.primero.referral(referral).put("status", "accepted");

      assertThat(ministry.look()).isZero();
      assertThat(ministry.primero.writes).isEmpty();
      assertThat(ministry.node.kept).isEmpty();
    }
  }

  @Test
  void a_change_that_primero_ignores_is_tried_again_ever_more_rarely() throws NoAnswer {
    UUID referral = ministry.referral();
    ministry.look();
    ministry.node.became(referral, State.RECEIVED, Optional.empty());
    ministry.primero.instead.put("PATCH", ministry.primero.answer(403, FakeNode.permit()));
    for (int minute = 0; minute < 60; minute++) {
      ministry.lookAgain();
    }
    assertThat(ministry.primero.callsOf("PATCH")).isBetween(3L, 15L);

    ministry.primero.instead.clear();
    ministry.clock.forward(Duration.ofMinutes(15));
    ministry.look();
    assertThat(ministry.primero.status(referral)).isEqualTo("accepted");
  }

  @Test
  void the_words_of_the_ministry_stand_in_place_of_ours() throws NoAnswer {
    ministry =
        new Ministry(
            new SetUp(folder)
                .and(
                    "words: {not-sent: Non envoyé., no-consent: Aucun consentement en"
                        + " vigueur.}\n"));
    ministry.node.policy = request -> FakeNode.refuse(Reason.NO_CONSENT);
    UUID referral = ministry.referral();
    ministry.look();

    assertThat(ministry.primero.reason(referral))
        .isEqualTo("Non envoyé. Aucun consentement en vigueur.");
  }
}
