package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.support.FaultProxy.When;

/**
 * The table of failure (docs/architecture.md), what is in doubt: the line to the database is cut at
 * the commit, before the server gets it and after it did it.
 */
class SettleFaultsTest extends CutAtCommit {
  private static final String STEP = "UPDATE outbox SET state";
  private static final String ARRIVAL = "INSERT INTO inbox";

  private DisclosureId inDoubt(DirectLine.Weather weather) {
    nodes.line.weather(weather);
    DisclosureId id = id();
    assertThat(nodes.agency().submit(TwoNodes.MOSA, id, bytes(danger())))
        .isInstanceOf(SendOutcome.Accepted.class);
    nodes.until(() -> !nodes.line.answers.isEmpty());
    nodes.clock.forward(Duration.ofHours(25));
    nodes.await(id, State.UNCONFIRMED);
    return id;
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_answer_that_was_cut_is_given_when_it_is_asked_again(When when) {
    DisclosureId id = inDoubt(DirectLine.Weather.changing(bytes -> new byte[] {'n', 'o'}));
    aldmarkLine.cut(when, ARRIVAL, 1);
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(id, State.NOT_ACCEPTED);
    assertThat(aldmarkLine.cuts()).isEqualTo(1);
    assertThat(count(aldmarkRows, "inbox")).isEqualTo(1);
    assertThat(entries(aldmarkRows)).as("never accepted").isEqualTo(1);
    assertThat(nodes.line.answers.stream().map(PartnerAnswer::status)).contains(500);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void an_answer_whose_keeping_was_cut_is_asked_for_again_or_was_kept(When when) {
    DisclosureId id = inDoubt(DirectLine.Weather.losingAnswers());
    cassarLine.cut(when, STEP, 1);
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.until(() -> cassarLine.cuts() == 1);
    assertThat(cassarRows.ask("SELECT state FROM outbox"))
        .isEqualTo(when == When.AFTER_COMMIT ? "received" : "unconfirmed");
    nodes.await(id, State.RECEIVED);
    assertThat(entries(cassarRows)).as("authorised, released, unconfirmed, received").isEqualTo(4);
    assertThat(count(aldmarkRows, "inbox")).isEqualTo(1);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }
}
