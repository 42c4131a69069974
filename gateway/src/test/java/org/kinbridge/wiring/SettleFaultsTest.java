package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.SendOutcome;
import org.kinbridge.store.Database;
import org.kinbridge.store.TestDatabase;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/**
 * The table of failure (docs/architecture.md), what is in doubt: the line to the database is cut at
 * the commit, before the server gets it and after it did it.
 */
class SettleFaultsTest {
  private static final String STEP = "UPDATE outbox SET state";
  private static final String ARRIVAL = "INSERT INTO inbox";

  private final TestDatabase cassarRows = new TestDatabase();
  private final TestDatabase aldmarkRows = new TestDatabase();
  private final FaultProxy cassarLine = FaultProxy.before(cassarRows.address().url());
  private final FaultProxy aldmarkLine = FaultProxy.before(aldmarkRows.address().url());
  private final Database cassarUses = through(cassarLine, cassarRows);
  private final Database aldmarkUses = through(aldmarkLine, aldmarkRows);
  private TwoNodes nodes;

  private static Database through(FaultProxy proxy, TestDatabase rows) {
    return Database.connect(rows.address().at(proxy.url()));
  }

  @BeforeEach
  void start() {
    nodes = new TwoNodes(cassarRows, cassarUses, aldmarkRows, aldmarkUses);
    nodes.line.leadsTo(
        (partner, envelope) -> {
          try {
            return nodes.receiver().partnerDoor().receive(partner, envelope);
          } catch (StorageFailed failed) {
            return new PartnerAnswer(500, new byte[0]);
          }
        });
  }

  @AfterEach
  void stop() {
    nodes.close();
    cassarUses.close();
    aldmarkUses.close();
    cassarLine.close();
    aldmarkLine.close();
    cassarRows.open().close();
    aldmarkRows.open().close();
  }

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

  private static long count(TestDatabase rows, String from) {
    return Long.parseLong(rows.ask("SELECT count(*) FROM " + from));
  }

  private static long entries(TestDatabase rows) {
    return count(rows, "ledger_entry") - count(rows, "announced") - count(rows, "crosswalk");
  }

  private void bothLedgersVerify() {
    nodes.until(() -> numbered(cassarRows) && numbered(aldmarkRows));
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
    assertThat(nodes.findings(nodes.aldmark, aldmarkRows)).isEmpty();
  }

  private static boolean numbered(TestDatabase rows) {
    return count(rows, "ledger_entry") == count(rows, "ledger_leaf");
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
    bothLedgersVerify();
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
    bothLedgersVerify();
  }
}
