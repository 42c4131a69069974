package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.Holds.SUPERVISOR;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.TakenBack;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.store.database.Database;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.support.FaultProxy.When;
import org.kinbridge.vault.StorageFailed;

/** What an agency takes back before it left does not leave. */
class TakeBackTest extends Crossing {
  private static final byte[] BACK =
      "{\"stoppedBy\": \"u-12\", \"why\": \"the referral was withdrawn\"}".getBytes(UTF_8);

  private final FaultProxy line = FaultProxy.before(cassarRows.address().url());
  private final Database cassarUses = Database.connect(cassarRows.address().at(line.url()));

  @Override
  @BeforeEach
  void start() {
    nodes = new TwoNodes(cassarRows, cassarUses, aldmarkRows, aldmarkRows.open());
    nodes.line.weather(DirectLine.Weather.down());
  }

  @Override
  @AfterEach
  void stop() {
    super.stop();
    cassarUses.close();
    line.close();
  }

  private DisclosureView takenBack(DisclosureId id) {
    return ((TakenBack.Shown) nodes.agency().takeBack(MOSA, id, BACK)).disclosure();
  }

  private void isStopped(DisclosureId id) {
    DisclosureView view = nodes.agency().disclosure(MOSA, id).orElseThrow();
    assertThat(view.state()).isEqualTo(State.STOPPED);
    assertThat(view.reason()).contains(Reason.STOPPED_BY_OFFICER);
  }

  private long count(String from) {
    return Long.parseLong(cassarRows.ask("SELECT count(*) FROM " + from));
  }

  @Test
  void what_waits_ends_and_stays_ended_when_its_row_is_put_back() {
    DisclosureId id = submit(danger());
    cassarRows.asSuperuser("CREATE TABLE waited AS SELECT * FROM outbox");
    assertThat(takenBack(id).state()).isEqualTo(State.STOPPED);
    isStopped(id);
    everyEntryIsProvedAndEveryRowIsTheEntrys();

    cassarRows.asSuperuser("DELETE FROM outbox", "INSERT INTO outbox SELECT * FROM waited");
    nodes.line.weather(DirectLine.Weather.fine());
    nodes.await(id, State.STOPPED);
    assertThat(nodes.line.carried).isEmpty();
  }

  @Test
  void what_is_held_ends_and_no_yes_helps() {
    Holds holds = new Holds(nodes);
    DisclosureId id = holds.held("case-1");
    byte[] yes = Holds.yesTo(holds.seen(SUPERVISOR, id));
    DisclosureView view = takenBack(id);
    assertThat(view.state()).isEqualTo(State.REFUSED);
    assertThat(view.reason()).contains(Reason.STOPPED_BY_OFFICER);
    assertThat(holds.door().approve(SUPERVISOR, id, yes)).isInstanceOf(HoldOutcome.Over.class);
    everyEntryIsProvedAndEveryRowIsTheEntrys();
  }

  @Test
  void what_arrived_is_shown_as_it_is() {
    nodes.line.weather(DirectLine.Weather.fine());
    DisclosureId id = submit(danger());
    nodes.await(id, State.RECEIVED);
    String entries = nodes.cassarEntries();
    assertThat(takenBack(id).state()).isEqualTo(State.RECEIVED);
    assertThat(nodes.cassarEntries()).isEqualTo(entries);
  }

  @Test
  void only_its_own_authority_takes_it_back_and_says_who_and_why() {
    DisclosureId id = submit(danger());
    assertThat(nodes.agency().takeBack(Registers.COURT, id, BACK))
        .isInstanceOf(TakenBack.NotFound.class);
    assertThat(nodes.agency().takeBack(MOSA, id(), BACK)).isInstanceOf(TakenBack.NotFound.class);
    for (String body : List.of("", "{}", "{\"why\": \"x\"}", "{\"stoppedBy\": \"u-1\"}")) {
      assertThat(nodes.agency().takeBack(MOSA, id, body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(TakenBack.Faulty.class);
    }
    assertThat(nodes.agency().disclosure(MOSA, id).orElseThrow().state())
        .isEqualTo(State.AUTHORISED);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void a_taking_back_that_was_cut_is_asked_for_again_and_stops_it_once(When when) {
    DisclosureId id = submit(danger());
    line.cut(when, "INSERT INTO registration", 1);
    assertThatThrownBy(() -> takenBack(id)).isInstanceOf(StorageFailed.class);
    assertThat(line.cuts()).isEqualTo(1);
    assertThat(cassarRows.ask("SELECT state FROM outbox"))
        .isEqualTo(when == When.AFTER_COMMIT ? "stopped" : "authorised");
    assertThat(takenBack(id).state()).isEqualTo(State.STOPPED);
    isStopped(id);
    assertThat(count("registration")).isEqualTo(1);
    assertThat(nodes.cassarEntries())
        .as("authorised, the no, stopped, and what stood at the start")
        .isEqualTo(Long.toString(3 + count("announced")));
    everyEntryIsProvedAndEveryRowIsTheEntrys();
    assertThat(nodes.line.carried).isEmpty();
  }
}
