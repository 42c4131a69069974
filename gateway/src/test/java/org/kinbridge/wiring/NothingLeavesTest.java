package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.ledger.entry.EntryId;

/** What an agency asks for and does not get: nothing leaves, and it is told why. */
class NothingLeavesTest extends Crossing {
  @Test
  void a_preview_sends_nothing_and_is_an_access_entry() {
    long before = entries(cassarRows);
    SendOutcome outcome = nodes.agency().preview(MOSA, bytes(danger()));
    assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(entries(cassarRows) - before).isEqualTo(1);
    assertThat(nodes.line.carried).isEmpty();
  }

  @Test
  void a_decision_that_is_not_the_expected_one_sends_nothing_and_is_an_entry() {
    long waiting = sent("authorised");
    long before = entries(cassarRows);
    ObjectNode request = danger();
    request.putObject("expect").put("decisionDigest", "0".repeat(64));
    assertThat(nodes.agency().submit(MOSA, id(), bytes(request)))
        .isInstanceOf(SendOutcome.DecisionChanged.class);
    assertThat(sent("authorised")).isEqualTo(waiting);
    assertThat(entries(cassarRows) - before).isEqualTo(1);
  }

  @Test
  void what_fits_no_envelope_is_too_large_before_anything_is_committed() {
    consent("case-large");
    long before = entries(cassarRows);
    DisclosureId id = id();
    byte[] body = bytes(about(TwoNodes.tooLargeReunification(), "case-large"));
    SendOutcome outcome = nodes.agency().submit(MOSA, id, body);
    assertThat(outcome).isInstanceOf(SendOutcome.TooLarge.class);
    assertThat(((SendOutcome.TooLarge) outcome).fault().place()).isEqualTo("/record/content");
    assertThat(entries(cassarRows)).isEqualTo(before);
    assertThat(cassarRows.ask("SELECT count(*) FROM disclosure")).isEqualTo("0");
    assertThat(cassarRows.ask("SELECT count(*) FROM outbox")).isEqualTo("0");
    assertThat(nodes.agency().disclosure(MOSA, id)).isEmpty();
  }

  @Test
  void one_who_submits_on_ground_after_ground_to_see_the_decision_is_noticed() {
    String[] grounds = {"CPEMERG", "CPCARE", "CPREUNIF", "CPGUARD", "CPTRACE"};
    for (int i = 0; i < grounds.length; i++) {
      ObjectNode request = about(danger(), "case-tried-" + i);
      request.put("purpose", grounds[i]);
      request.putObject("expect").put("decisionDigest", "0".repeat(64));
      assertThat(flagged()).as(grounds[i]).isEqualTo(0);
      assertThat(nodes.agency().submit(MOSA, id(), bytes(request)))
          .isInstanceOf(SendOutcome.DecisionChanged.class);
    }
    assertThat(flagged()).isEqualTo(1);
  }

  private long flagged() {
    String ids = cassarRows.ask("SELECT string_agg(id::text, ',') FROM ledger_entry");
    return Stream.of(ids.split(","))
        .map(id -> new EntryId(UUID.fromString(id)))
        .map(
            id ->
                cassarRows
                    .open()
                    .call(transaction -> nodes.sender().ledger().read(transaction, id)))
        .filter(entry -> entry.orElseThrow().common().toString().contains("tries-grounds"))
        .count();
  }

  @Test
  void an_unknown_partner_is_refused() {
    ObjectNode request = danger();
    request.withObject("/to").put("node", "XB").put("authority", "xb-central-authority");
    SendOutcome outcome = nodes.agency().submit(MOSA, id(), bytes(request));
    assertThat(((SendOutcome.Refused) outcome).reason()).isEqualTo(Reason.UNKNOWN_PARTNER);
  }

  @Test
  void every_fault_of_a_request_is_named_at_once() {
    ObjectNode request = danger();
    request.remove("actor");
    request.put("surprise", 1);
    SendOutcome outcome = nodes.agency().submit(MOSA, id(), bytes(request));
    assertThat(((SendOutcome.Faulty) outcome).faults()).hasSizeGreaterThanOrEqualTo(2);
  }
}
