package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.wiring.TwoNodes.MOSA;
import static org.kinbridge.wiring.TwoNodes.bytes;
import static org.kinbridge.wiring.TwoNodes.danger;
import static org.kinbridge.wiring.TwoNodes.id;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.flow.SendOutcome;
import org.kinbridge.store.TestDatabase;

/** One record crosses the border, every stage for real, two nodes in one process. */
class CrossingTest {
  @RegisterExtension static final TestDatabase CASSAR = new TestDatabase();
  @RegisterExtension static final TestDatabase ALDMARK = new TestDatabase();
  private TwoNodes nodes;

  @BeforeEach
  void start() {
    nodes = new TwoNodes(CASSAR, ALDMARK);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void a_permitted_disclosure_arrives_and_its_receipt_comes_back() {
    DisclosureId id = id();
    SendOutcome outcome = nodes.agency().submit(MOSA, id, bytes(danger()));
    assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
    nodes.await(id, State.RECEIVED);
  }
}
