package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;

/** A consent is withdrawn while what rests on it waits, leaves or has left. */
class WithdrawnTest extends Crossing {
  @Test
  void a_message_that_waits_for_the_partner_is_stopped_at_once() {
    nodes.line.weather(DirectLine.Weather.down());
    UUID consent = consent("case-w1");
    DisclosureId id = submit(about(reunification(), "case-w1"));
    RegisterOutcome outcome =
        nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    assertThat(((RegisterOutcome.Registered) outcome).stopped()).containsExactly(id);
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(submit(danger()), State.RECEIVED);
    DisclosureView view = nodes.agency().disclosure(MOSA, id).orElseThrow();
    assertThat(view.state()).isEqualTo(State.STOPPED);
    assertThat(view.reason()).contains(Reason.CONSENT_WITHDRAWN);
    assertThat(nodes.line.carried).as("the other one").hasSize(1);
  }

  @Test
  void a_message_that_may_have_left_is_unconfirmed_and_not_tried_again() {
    nodes.line.weather(DirectLine.Weather.losingAnswers());
    UUID consent = consent("case-w2");
    DisclosureId id = submit(about(reunification(), "case-w2"));
    nodes.await(id, State.RELEASED);
    nodes.until(() -> !nodes.line.carried.isEmpty());
    RegisterOutcome outcome =
        nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    assertThat(((RegisterOutcome.Registered) outcome).unconfirmed()).containsExactly(id);
    assertThat(nodes.agency().disclosure(MOSA, id).orElseThrow().state())
        .isEqualTo(State.UNCONFIRMED);
  }

  private final AtomicReference<RegisterOutcome> withdrawn = new AtomicReference<>();

  /** Withdraws once, after the release and before the envelope is on the line. */
  private DisclosureId overtaken(String reference, UnaryOperator<byte[]> change) {
    UUID consent = consent(reference);
    nodes.line.weather(
        new DirectLine.Weather(
            true,
            true,
            change,
            () ->
                withdrawn.compareAndSet(
                    null,
                    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody()))));
    return submit(about(reunification(), reference));
  }

  @Test
  void a_receipt_that_comes_after_a_withdrawal_is_kept_with_the_reason_to_recall() {
    long before = entries(cassarRows);
    DisclosureId id = overtaken("case-w3", bytes -> bytes);
    DisclosureView view = nodes.await(id, State.RECEIVED);
    assertThat(view.reason()).contains(Reason.CONSENT_WITHDRAWN);
    RegisterOutcome.Registered told = (RegisterOutcome.Registered) withdrawn.get();
    assertThat(told.stopped()).isEmpty();
    assertThat(told.unconfirmed()).containsExactly(id);
    nodes.until(() -> recall(id).outcome().isPresent());
    assertThat(entries(cassarRows) - before)
        .as(
            "consent, authorised, released, withdrawal, unconfirmed, received,"
                + " and the recall authorised, released, received")
        .isEqualTo(9);
    nodes.until(
        () ->
            cassarRows
                .ask(
                    "SELECT (SELECT count(*) FROM ledger_entry)"
                        + " = (SELECT count(*) FROM ledger_leaf)")
                .equals("t"));
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
  }

  @Test
  void without_a_receipt_it_is_not_tried_again_and_its_partner_settles_it() {
    DisclosureId id =
        overtaken(
            "case-w6",
            bytes -> {
              bytes[bytes.length - 3] ^= 1;
              return bytes;
            });
    nodes.await(id, State.UNCONFIRMED);
    nodes.until(() -> !nodes.line.answers.isEmpty());
    nodes.line.weather(DirectLine.Weather.fine());
    DisclosureView view = nodes.await(id, State.NOT_ACCEPTED);
    assertThat(view.reason()).contains(Reason.CONSENT_WITHDRAWN);
    assertThat(aldmarkRows.ask("SELECT count(*) FROM inbox WHERE accepted AND child IS NOT NULL"))
        .isEqualTo("0");
  }

  private Recall recall(DisclosureId id) {
    return nodes.agency().disclosure(MOSA, id).orElseThrow().recall().orElseThrow();
  }

  @Test
  void withdrawing_twice_changes_nothing_the_second_time() {
    UUID consent = consent("case-w4");
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    long before = entries(cassarRows);
    RegisterOutcome again =
        nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    assertThat(((RegisterOutcome.Registered) again).version()).isEqualTo(2);
    assertThat(entries(cassarRows)).isEqualTo(before);
  }

  @Test
  void a_new_request_on_a_withdrawn_consent_is_refused() {
    UUID consent = consent("case-w5");
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    SendOutcome outcome =
        nodes.agency().submit(MOSA, id(), bytes(about(reunification(), "case-w5")));
    assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
  }
}
