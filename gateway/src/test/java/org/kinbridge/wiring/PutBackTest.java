package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;
import static org.kinbridge.wiring.TwoNodes.reunification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisterOutcome.Registered;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.ledger.LogBroken;
import org.kinbridge.vault.RowAltered;

/**
 * Somebody may do everything to the database and has no key: rows about a child that are taken away
 * or put back, each whole and with its own good seal, make nothing leave.
 */
class PutBackTest extends Crossing {
  private static final String NOTHING_RESTRICTED =
      "DELETE FROM registration; DELETE FROM child_standing; DELETE FROM crosswalk";

  @BeforeEach
  void nobodyListens() {
    nodes.line.weather(DirectLine.Weather.down());
  }

  /** Everything said so far lies under a checkpoint. */
  private void proved() {
    nodes.until(
        () ->
            cassarRows
                .ask(
                    "SELECT (SELECT count(*) FROM ledger_entry)"
                        + " = (SELECT coalesce(max(size), 0) FROM ledger_checkpoint)")
                .equals("t"));
  }

  private UUID consent() {
    nodes.clock.forward(Duration.ofSeconds(1));
    return ((Registered) nodes.agency().registerConsent(MOSA, TwoNodes.consentBody())).id();
  }

  private static SendOutcome submit(AgencyDoor agency, ObjectNode request) {
    return agency.submit(MOSA, id(), bytes(request));
  }

  private static RegisterOutcome restrict(AgencyDoor agency) {
    String body =
        """
        {"child": {"system": "xc-primero", "localId": "case-1"}, "kind": "art-37-determination",
         "node": "XA", "recordedBy": "u-11"}
        """;
    return agency.registerRestriction(MOSA, body.getBytes(UTF_8));
  }

  /** The register as it was before the withdrawal: every row of then, with its seal. */
  private void withdrawnAndPutBack() {
    UUID consent = consent();
    cassarRows.asSuperuser("CREATE TABLE kept AS SELECT * FROM child_standing");
    nodes.clock.forward(Duration.ofSeconds(1));
    nodes.agency().withdrawConsent(MOSA, consent, TwoNodes.withdrawalBody());
    assertThat(submit(nodes.agency(), reunification())).isInstanceOf(SendOutcome.Refused.class);
    proved();
    cassarRows.asSuperuser(
        "DELETE FROM registration WHERE version = 2",
        "DELETE FROM child_standing",
        "INSERT INTO child_standing SELECT * FROM kept");
  }

  private static void isRefusedAsAltered(SendOutcome outcome) {
    assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
    assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(Reason.ROW_ALTERED);
  }

  @Test
  void a_case_whose_row_was_deleted_is_not_the_case_of_a_child_nobody_knows() {
    restrict(nodes.agency());
    assertThat(submit(nodes.agency(), danger())).isInstanceOf(SendOutcome.Refused.class);
    proved();
    cassarRows.asSuperuser(NOTHING_RESTRICTED);
    assertThatThrownBy(() -> submit(nodes.agency(), danger()))
        .isInstanceOf(RowAltered.class)
        .hasMessageContaining("crosswalk");
    assertThat(nodes.findings(nodes.cassar, cassarRows))
        .anyMatch(finding -> finding.startsWith("row-missing: crosswalk"))
        .anyMatch(finding -> finding.startsWith("row-missing: child_standing"));
  }

  @Test
  void a_node_started_after_the_deed_knows_it_as_well() {
    restrict(nodes.agency());
    proved();
    cassarRows.asSuperuser(NOTHING_RESTRICTED);
    try (Node another = nodes.anotherSender()) {
      assertThatThrownBy(() -> submit(another.agencyDoor(), danger()))
          .isInstanceOf(RowAltered.class);
    }
  }

  @Test
  void whoever_also_deletes_what_the_log_says_of_it_breaks_the_log() {
    restrict(nodes.agency());
    proved();
    assertThat(submit(nodes.agency(), danger())).isInstanceOf(SendOutcome.Refused.class);
    proved();
    cassarRows.asSuperuser(
        NOTHING_RESTRICTED,
        "DELETE FROM ledger_leaf WHERE seq = (SELECT max(seq) - 2 FROM ledger_leaf)");
    assertThatThrownBy(() -> submit(nodes.agency(), danger())).isInstanceOf(RowAltered.class);
    try (Node another = nodes.anotherSender()) {
      assertThatThrownBy(() -> submit(another.agencyDoor(), danger()))
          .isInstanceOf(LogBroken.class);
      assertThatThrownBy(() -> restrict(another.agencyDoor())).isInstanceOf(LogBroken.class);
    }
  }

  @Test
  void a_register_put_back_to_before_a_withdrawal_permits_nothing_and_is_named() {
    withdrawnAndPutBack();
    isRefusedAsAltered(submit(nodes.agency(), reunification()));
    try (Node another = nodes.anotherSender()) {
      isRefusedAsAltered(submit(another.agencyDoor(), reunification()));
    }
    assertThat(nodes.findings(nodes.cassar, cassarRows))
        .anyMatch(finding -> finding.startsWith("row-put-back: child_standing"))
        .anyMatch(finding -> finding.startsWith("row-put-back: registration"));
  }

  @Test
  void a_register_put_back_is_not_made_current_by_what_is_registered_next() {
    withdrawnAndPutBack();
    assertThatThrownBy(() -> restrict(nodes.agency())).isInstanceOf(RowAltered.class);
    isRefusedAsAltered(submit(nodes.agency(), reunification()));
  }

  @Test
  void a_message_that_waits_is_tried_ever_later_while_the_row_of_its_child_is_gone() {
    SendOutcome.Accepted accepted = (SendOutcome.Accepted) submit(nodes.agency(), danger());
    proved();
    cassarRows.asSuperuser("CREATE TABLE kept AS SELECT * FROM crosswalk", "DELETE FROM crosswalk");
    nodes.line.weather(DirectLine.Weather.fine());
    long before = attempts();
    nodes.until(() -> attempts() > before + 1);
    assertThat(nodes.line.carried).isEmpty();
    cassarRows.asSuperuser("INSERT INTO crosswalk SELECT * FROM kept");
    nodes.await(accepted.disclosure().id(), State.RECEIVED);
  }

  private long attempts() {
    return Long.parseLong(cassarRows.ask("SELECT attempts FROM outbox"));
  }

  @Test
  void a_message_that_waits_does_not_leave_on_a_register_that_was_put_back() {
    consent();
    SendOutcome.Accepted accepted = (SendOutcome.Accepted) submit(nodes.agency(), reunification());
    proved();
    cassarRows.asSuperuser("CREATE TABLE kept AS SELECT * FROM child_standing");
    consent();
    proved();
    cassarRows.asSuperuser(
        "DELETE FROM registration WHERE recorded_at = (SELECT max(recorded_at) FROM registration)",
        "DELETE FROM child_standing",
        "INSERT INTO child_standing SELECT * FROM kept");
    nodes.line.weather(DirectLine.Weather.fine());
    assertThat(nodes.await(accepted.disclosure().id(), State.STOPPED).reason())
        .contains(Reason.ROW_ALTERED);
    assertThat(nodes.line.carried).isEmpty();
  }
}
