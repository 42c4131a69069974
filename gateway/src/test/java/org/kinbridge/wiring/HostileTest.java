package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.support.Await;
import org.kinbridge.trust.AnyNode;

/** Whoever sits on the line or at the rows makes nothing leave and nothing arrive. */
class HostileTest extends Crossing {
  @Test
  void a_changed_envelope_is_an_empty_400_and_is_tried_again() {
    nodes.line.weather(
        DirectLine.Weather.changing(
            bytes -> {
              bytes[bytes.length - 3] ^= 1;
              return bytes;
            }));
    long items = inbox();
    DisclosureId id = submit(danger());
    nodes.until(() -> !nodes.line.answers.isEmpty());
    assertThat(nodes.line.answers.getFirst().status()).isEqualTo(400);
    assertThat(nodes.line.answers.getFirst().body()).isEmpty();
    assertThat(inbox()).isEqualTo(items);
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(id, State.RECEIVED);
  }

  @Test
  void an_envelope_under_another_tls_identity_is_not_taken() {
    nodes.await(submit(danger()), State.RECEIVED);
    long items = inbox();
    PartnerAnswer answer =
        nodes
            .receiver()
            .partnerDoor()
            .receive(AnyNode.of("XB").authenticated(), nodes.line.carried.getLast());
    assertThat(answer.status()).isIn(400, 403);
    assertThat(inbox()).isEqualTo(items);
  }

  @Test
  void a_forged_outbox_row_is_not_sent() {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit(danger());
    cassarRows.asSuperuser(
        "UPDATE outbox SET partner = 'https://node.xb.example' WHERE disclosure = '" + id + "'");
    nodes.line.weather(DirectLine.Weather.fine());
    isComeUponAndNotSent(id);
  }

  @Test
  void a_stopped_row_set_back_by_hand_is_not_sent() {
    nodes.line.weather(DirectLine.Weather.down());
    UUID consent = consent("case-h1");
    DisclosureId id = submit(about(reunification(), "case-h1"));
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    cassarRows.asSuperuser(
        "UPDATE outbox SET state = 'authorised', version = 1 WHERE disclosure = '" + id + "'");
    nodes.line.weather(DirectLine.Weather.fine());
    isComeUponAndNotSent(id);
  }

  /** An attempt that ran when its row was altered counts too, and once. */
  private void isComeUponAndNotSent(DisclosureId id) {
    int before = attempts(id);
    Await.until(
        () -> attempts(id) >= before + 3, () -> nodes.clock.forward(Duration.ofSeconds(31)));
    assertThat(nodes.line.carried).isEmpty();
  }

  private int attempts(DisclosureId id) {
    return Integer.parseInt(
        cassarRows.ask("SELECT attempts FROM outbox WHERE disclosure = '" + id + "'"));
  }

  @Test
  void a_deleted_withdrawal_lets_nothing_leave() {
    UUID consent = consent("case-h2");
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    cassarRows.asSuperuser("DELETE FROM registration WHERE id = '" + consent + "' AND version = 2");
    SendOutcome outcome =
        nodes.agency().submit(MOSA, id(), bytes(about(reunification(), "case-h2")));
    assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
    assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(Reason.ROW_ALTERED);
  }
}
