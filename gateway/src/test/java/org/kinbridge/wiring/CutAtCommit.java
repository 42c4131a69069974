package org.kinbridge.wiring;

import static org.kinbridge.wiring.TwoNodes.danger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.receive.PartnerDoor.PartnerAnswer;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.support.FaultProxy;
import org.kinbridge.vault.StorageFailed;

/** Two nodes, and on the line of each to its database somebody who can cut it at a commit. */
abstract class CutAtCommit extends Crossing {
  final FaultProxy cassarLine = FaultProxy.before(cassarRows.address().url());
  final FaultProxy aldmarkLine = FaultProxy.before(aldmarkRows.address().url());

  private final Database cassarUses = through(cassarLine, cassarRows);
  private final Database aldmarkUses = through(aldmarkLine, aldmarkRows);

  private static Database through(FaultProxy proxy, TestDatabase rows) {
    return Database.connect(rows.address().at(proxy.url()));
  }

  @Override
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

  @Override
  @AfterEach
  void stop() {
    super.stop();
    cassarUses.close();
    aldmarkUses.close();
    cassarLine.close();
    aldmarkLine.close();
  }

  DisclosureId submit() {
    return submit(danger());
  }

  String state() {
    return cassarRows.ask("SELECT state FROM outbox");
  }
}
