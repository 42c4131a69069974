package org.kinbridge.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.inbox.InboxView;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.store.database.TestDatabase;

/** Two nodes in one process, every stage for real, and what a test does and counts at each. */
abstract class Crossing {
  final TestDatabase cassarRows = new TestDatabase();
  final TestDatabase aldmarkRows = new TestDatabase();
  TwoNodes nodes;

  @BeforeEach
  void start() {
    nodes = new TwoNodes(cassarRows, aldmarkRows);
  }

  @AfterEach
  void stop() {
    nodes.close();
    cassarRows.open().close();
    aldmarkRows.open().close();
  }

  DisclosureId submit(ObjectNode request) {
    DisclosureId id = id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(request)))
        .isInstanceOf(SendOutcome.Accepted.class);
    return id;
  }

  /** A case of its own, so that no other test's consent or restriction touches it. */
  static ObjectNode about(ObjectNode request, String reference) {
    request.withObject("/case").put("reference", reference);
    return request;
  }

  UUID consent(String reference) {
    String body = new String(TwoNodes.consentBody(), UTF_8).replace("case-1", reference);
    RegisterOutcome outcome = nodes.agency().registerConsent(MOSA, body.getBytes(UTF_8));
    return ((RegisterOutcome.Registered) outcome).id();
  }

  long sent(String kindsOfState) {
    return Long.parseLong(
        cassarRows.ask("SELECT count(*) FROM outbox WHERE state = '" + kindsOfState + "'"));
  }

  static long count(TestDatabase rows, String from) {
    return Long.parseLong(rows.ask("SELECT count(*) FROM " + from));
  }

  /** What the story wrote: what stood at the start, and each child, is told in its own entry. */
  static long entries(TestDatabase rows) {
    return count(rows, "ledger_entry") - count(rows, "announced") - count(rows, "crosswalk");
  }

  static boolean numbered(TestDatabase rows) {
    return count(rows, "ledger_entry") == count(rows, "ledger_leaf");
  }

  void everyEntryIsProvedAndEveryRowIsTheEntrys() {
    nodes.until(() -> numbered(cassarRows) && numbered(aldmarkRows));
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
    assertThat(nodes.findings(nodes.aldmark, aldmarkRows)).isEmpty();
  }

  long inbox() {
    return Long.parseLong(aldmarkRows.ask("SELECT count(*) FROM inbox"));
  }

  InboxView newest() {
    return nodes.arrived().getLast();
  }
}
