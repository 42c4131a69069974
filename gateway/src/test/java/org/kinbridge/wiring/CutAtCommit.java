package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.vault.StorageFailed;

/** Two nodes, and on the line of each to its database somebody who can cut it at a commit. */
abstract class CutAtCommit {
  final TestDatabase cassarRows = new TestDatabase();
  final TestDatabase aldmarkRows = new TestDatabase();
  final FaultProxy cassarLine = FaultProxy.before(cassarRows.address().url());
  final FaultProxy aldmarkLine = FaultProxy.before(aldmarkRows.address().url());

  private final Database cassarUses = through(cassarLine, cassarRows);
  private final Database aldmarkUses = through(aldmarkLine, aldmarkRows);

  TwoNodes nodes;

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

  static long count(TestDatabase rows, String from) {
    return Long.parseLong(rows.ask("SELECT count(*) FROM " + from));
  }

  /** What the story wrote: what stood at the start, and each child, is told in its own entry. */
  static long entries(TestDatabase rows) {
    return count(rows, "ledger_entry") - count(rows, "announced") - count(rows, "crosswalk");
  }

  void everyEntryIsProvedAndEveryRowIsTheEntrys() {
    nodes.until(() -> numbered(cassarRows) && numbered(aldmarkRows));
    assertThat(nodes.findings(nodes.cassar, cassarRows)).isEmpty();
    assertThat(nodes.findings(nodes.aldmark, aldmarkRows)).isEmpty();
  }

  static boolean numbered(TestDatabase rows) {
    return count(rows, "ledger_entry") == count(rows, "ledger_leaf");
  }

  DisclosureId submit() {
    return submit(danger());
  }

  DisclosureId submit(ObjectNode request) {
    DisclosureId id = id();
    assertThat(nodes.agency().submit(MOSA, id, bytes(request)))
        .isInstanceOf(SendOutcome.Accepted.class);
    return id;
  }

  String state() {
    return cassarRows.ask("SELECT state FROM outbox");
  }
}
