package org.kinbridge.connect.primero;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.kinbridge.connect.Line;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.primero.PrimeroConnector.Lines;
import org.kinbridge.connect.primero.PrimeroConnector.World;
import org.kinbridge.wiring.MovableClock;

/** A small ministry: its Primero, its node, a case worker who fills in forms, and a connector. */
final class Ministry {
  static final Instant MORNING = Instant.parse("2026-11-22T10:00:00Z");

  final MovableClock clock = new MovableClock(MORNING);
  final FakePrimero primero = new FakePrimero(clock);
  final FakeNode node = new FakeNode(clock);
  final InMemoryMemory memory = new InMemoryMemory();
  final Configuration configuration;
  private PrimeroConnector connector;

  Ministry(Path folder) {
    this(new SetUp(folder));
  }

  Ministry(SetUp set) {
    this(set.read());
  }

  Ministry(Configuration configuration) {
    this.configuration = configuration;
    restart();
  }

  /** A new process: all that is left of the old one is what it remembered. */
  void restart() {
    connector = connector(primero, node, memory);
  }

  PrimeroConnector connector(Line toPrimero, Line toNode, Memory remembers) {
    return PrimeroConnector.of(
        configuration,
        new Lines(toPrimero, toNode),
        remembers,
        new World(clock, new Random(7), UUID::randomUUID));
  }

  /** One look. */
  int look() throws NoAnswer {
    return connector.once();
  }

  /** One look a minute later. */
  int lookAgain() throws NoAnswer {
    clock.forward(Duration.ofMinutes(1));
    return look();
  }

  /** A case whose form is filled in. */
  UUID filledCase() {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("name_first", "Quillon").put("name_last", "Sandervaart").put("status", "open");
    record.put("kinbridge_stated_on", "2026-11-21");
    record.put("kinbridge_heard", "with_interpreter").put("kinbridge_objects", "no");
    record.put("kinbridge_protection", "yes");
    return primero.open(record);
  }

  UUID referral() {
    return primero.refer(filledCase(), "family_seunification_service");
  }
}
