package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.danger;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.support.Claim;

/** What did not come through in time ends, and what is altered is looked at ever less. */
class LateTest extends Crossing {
  @Test
  void a_message_that_never_left_is_stopped_after_its_deadline() {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit(danger());
    nodes.clock.forward(Duration.ofHours(25));
    DisclosureView view = nodes.await(id, State.STOPPED);
    assertThat(view.reason()).contains(Reason.EXPIRED);
  }

  @Test
  void a_message_without_a_receipt_is_unconfirmed_after_its_deadline() {
    nodes.line.weather(DirectLine.Weather.losingAnswers());
    DisclosureId id = submit(danger());
    nodes.await(id, State.RELEASED);
    nodes.clock.forward(Duration.ofHours(25));
    nodes.await(id, State.UNCONFIRMED);
  }

  @Test
  void a_message_that_the_ledger_never_proves_is_looked_at_ever_less_and_stopped_in_the_end() {
    cassarRows.asSuperuser(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
            + " AS 'BEGIN RAISE EXCEPTION ''no checkpoint''; END'",
        "CREATE TRIGGER refuse BEFORE INSERT ON ledger_checkpoint"
            + " FOR EACH ROW EXECUTE FUNCTION refuse()");
    DisclosureId id = submit(danger());
    nodes.clock.forward(Duration.ofMinutes(1));
    nodes.until(() -> wait(id) >= 5);
    nodes.clock.forward(Duration.ofHours(25));
    DisclosureView view = nodes.await(id, State.STOPPED);
    assertThat(view.reason()).contains(Reason.EXPIRED);
    assertThat(nodes.line.carried).isEmpty();
  }

  /** Seconds until the next look. */
  private double wait(DisclosureId id) {
    return Double.parseDouble(
            cassarRows.ask(
                "SELECT extract(epoch FROM due) FROM outbox WHERE disclosure = '" + id + "'"))
        - nodes.clock.instant().toEpochMilli() / 1000.0
        + 0.1;
  }

  @Test
  void an_altered_row_does_not_say_how_far_its_message_came() {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit(danger());
    cassarRows.asSuperuser(
        "UPDATE outbox SET partner = 'https://node.xb.example' WHERE disclosure = '" + id + "'");
    DisclosureView view = nodes.agency().disclosure(MOSA, id).orElseThrow();
    assertThat(view.state()).isEqualTo(State.UNKNOWN);
    assertThat(view.reason()).contains(Reason.ROW_ALTERED);
    assertThat(view.deadline()).isEmpty();
  }

  @Test
  void an_altered_row_is_looked_at_ever_less_and_after_its_deadline_no_more() {
    nodes.line.weather(DirectLine.Weather.down());
    DisclosureId id = submit(danger());
    cassarRows.asSuperuser(
        "UPDATE outbox SET partner = 'https://node.xb.example' WHERE disclosure = '" + id + "'");
    for (int i = 0; i < 5; i++) {
      nodes.clock.forward(Duration.ofHours(1));
      nodes.until(() -> wait(id) > 1);
    }
    nodes.clock.forward(Duration.ofHours(25));
    nodes.until(
        () ->
            cassarRows
                .ask("SELECT due = 'infinity' FROM outbox WHERE disclosure = '" + id + "'")
                .equals("t"));
    assertThat(nodes.line.carried).isEmpty();
  }

  @Test
  @Claim("WIRE-5.6")
  void a_known_id_gets_the_stored_receipt_even_after_its_deadline() {
    nodes.await(submit(danger()), State.RECEIVED);
    byte[] envelope = nodes.line.carried.getLast();
    nodes.clock.forward(Duration.ofHours(25));
    PartnerAnswer answer =
        nodes.receiver().partnerDoor().receive(nodes.cassar.authenticated(), envelope);
    assertThat(answer.status()).isEqualTo(200);
  }
}
