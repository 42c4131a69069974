package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.support.Claim;
import org.kinbridge.trust.AnyNode;

/** A message in doubt: its partner is asked what became of it, and both ledgers agree. */
class SettleTest extends Crossing {
  /** Released, carried at least once, and past its deadline without a receipt. */
  private DisclosureId inDoubt(DirectLine.Weather weather) {
    nodes.line.weather(weather);
    DisclosureId id = submit(danger());
    nodes.until(() -> !nodes.line.answers.isEmpty());
    nodes.clock.forward(Duration.ofHours(25));
    nodes.await(id, State.UNCONFIRMED);
    return id;
  }

  private static DirectLine.Weather damaging() {
    return DirectLine.Weather.changing(
        bytes -> {
          byte[] damaged = bytes.clone();
          damaged[damaged.length - 3] ^= 1;
          return damaged;
        });
  }

  private String said(PartnerAnswer answer) {
    return Said.in(answer, nodes.aldmark, nodes.cassar).path("status").asText();
  }

  @Test
  void what_the_partner_has_is_received_by_the_receipt_that_it_gave() {
    DisclosureId id = inDoubt(DirectLine.Weather.losingAnswers());
    nodes.line.weather(DirectLine.Weather.fine());
    DisclosureView view = nodes.await(id, State.RECEIVED);
    assertThat(view.reason()).contains(Reason.EXPIRED);
    assertThat(count(aldmarkRows, "inbox WHERE accepted")).isEqualTo(1);
    assertThat(entries(aldmarkRows)).as("received, and none for the question").isEqualTo(1);
    assertThat(entries(cassarRows)).as("authorised, released, unconfirmed, received").isEqualTo(4);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  void what_the_partner_does_not_have_it_never_takes() {
    DisclosureId id = inDoubt(damaging());
    nodes.line.weather(DirectLine.Weather.fine());
    DisclosureView view = nodes.await(id, State.NOT_ACCEPTED);
    assertThat(view.reason()).contains(Reason.EXPIRED);
    assertThat(count(aldmarkRows, "inbox WHERE NOT accepted")).isEqualTo(1);
    assertThat(nodes.arrived()).isEmpty();
    assertThat(entries(aldmarkRows)).as("that it never was and never will be").isEqualTo(1);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  @Claim("WIRE-9.4")
  void what_comes_after_the_answer_gets_the_answer_and_is_not_taken_though_it_is_in_time() {
    UUID consent =
        ((RegisterOutcome.Registered)
                nodes.agency().registerConsent(TwoNodes.MOSA, TwoNodes.consentBody()))
            .id();
    List<byte[]> whole = Collections.synchronizedList(new ArrayList<>());
    nodes.line.weather(
        DirectLine.Weather.changing(
            bytes -> {
              whole.add(bytes);
              return new byte[] {'n', 'o'};
            }));
    DisclosureId id = id();
    nodes.agency().submit(TwoNodes.MOSA, id, bytes(TwoNodes.reunification()));
    nodes.until(() -> !whole.isEmpty());
    nodes.agency().withdrawConsent(TwoNodes.MOSA, consent, TwoNodes.withdrawalBody());
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(id, State.NOT_ACCEPTED);
    PartnerAnswer late = receive(whole.getFirst());
    assertThat(late.status()).isEqualTo(200);
    assertThat(said(late)).isEqualTo("never-accepted");
    assertThat(count(aldmarkRows, "inbox WHERE accepted AND child IS NOT NULL")).isZero();
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  private PartnerAnswer receive(byte[] envelope) {
    return nodes.receiver().partnerDoor().receive(nodes.cassar.authenticated(), envelope);
  }

  @Test
  void nobody_else_settles_a_message() {
    inDoubt(DirectLine.Weather.losingAnswers());
    nodes.until(() -> !nodes.line.questions().isEmpty());
    PartnerAnswer answer =
        nodes
            .receiver()
            .partnerDoor()
            .receive(AnyNode.of("XB").authenticated(), nodes.line.questions().getLast());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
    assertThat(count(aldmarkRows, "inbox")).isEqualTo(1);
  }

  @Test
  void nobody_is_asked_when_nobody_needs_to_remember_any_more() {
    DisclosureId id = inDoubt(DirectLine.Weather.losingAnswers());
    nodes.line.weather(DirectLine.Weather.down());
    nodes.clock.forward(Duration.ofDays(8));
    nodes.until(
        () -> cassarRows.ask("SELECT leased_until < clock_timestamp() FROM outbox").equals("t"));
    int asked = nodes.line.questions().size();
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.clock.forward(Duration.ofMinutes(10));
    nodes.await(submit(danger()), State.RECEIVED);
    assertThat(nodes.line.questions()).hasSize(asked);
    assertThat(nodes.agency().disclosure(TwoNodes.MOSA, id).orElseThrow().state())
        .isEqualTo(State.UNCONFIRMED);
  }
}
