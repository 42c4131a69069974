package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kinbridge.conformance.demo.Demo;
import org.kinbridge.conformance.demo.Requests;
import org.kinbridge.conformance.demo.World;

/**
 * Two nodes that may be killed: their rows are kept on a server that outlives them, behind a proxy
 * each, and the line between them is tapped.
 */
final class CrashWorld implements AutoCloseable {
  enum Victim {
    SENDER,
    RECEIVER
  }

  private static final int BUSY = 503;

  private final KitDatabases databases;
  private final CommitProxy senderRows;
  private final CommitProxy receiverRows;
  private final World world;

  CrashWorld(Path folder) {
    databases = new KitDatabases(folder, List.of("xc", "xa"));
    senderRows = new CommitProxy(databases.port());
    receiverRows = new CommitProxy(databases.port());
    world = World.found(Installation.named(), folder);
    world.cassar.storedIn(databases.settings(senderRows.url("xc")));
    world.aldmark.storedIn(databases.settings(receiverRows.url("xa")));
  }

  World world() {
    return world;
  }

  KitDatabases databases() {
    return databases;
  }

  Wiretap line() {
    return world.line;
  }

  State state(Victim victim) {
    return switch (victim) {
      case SENDER -> world.cassar;
      case RECEIVER -> world.aldmark;
    };
  }

  CommitProxy rows(Victim victim) {
    return switch (victim) {
      case SENDER -> senderRows;
      case RECEIVER -> receiverRows;
    };
  }

  /** A request that is permitted, with the consent it needs on record. */
  ObjectNode consented() throws IOException {
    Requests requests = new Requests(Demo.sample(Installation.named()), "case-1");
    JsonNode consent =
        world.sender.post("/api/consents", requests.consent()).orFail("consent", 201).body();
    return requests.considered(consent.path("id").asText());
  }

  /** How often somebody was killed where it was ordered. */
  int kills() {
    return world.line.cuts() + senderRows.cuts() + receiverRows.cuts();
  }

  /** Whether the caller was told that it is taken on; otherwise it has to ask again. */
  boolean put(String id, ObjectNode request) {
    try {
      AgencyClient.Answer answer = world.sender.put("/api/disclosures/" + id, request);
      return answer.status() != BUSY && answer.orFail("disclosure", 202).status() == 202;
    } catch (AgencyClient.NoAnswer died) {
      return false;
    }
  }

  /** What the dead claimed is free after ten seconds; only how long to back off is cut short. */
  void restart(Victim victim) {
    state(victim).start();
    hurry();
    world.sender.at(world.cassar.process().agencyPort());
    world.receiver.at(world.aldmark.process().agencyPort());
  }

  void hurry() {
    databases.execute("xc", "UPDATE outbox SET due = now()");
  }

  /** Of the kit, of every node that it started, and of the database server. */
  double processorSeconds() {
    return Processor.ofThisAndItsEnded()
        + Processor.seconds(world.cassar.process().pid())
        + Processor.seconds(world.aldmark.process().pid())
        + databases.processorSeconds();
  }

  /** In the inbox once, however often it was sent. */
  long accepted(String message) {
    return databases.number(
        "xa", "SELECT count(*) FROM inbox WHERE accepted AND message = '" + message + "'");
  }

  /** These messages were sent and no other, and both ledgers tell each step of each once. */
  void nothing_was_sent_that_no_ledger_knows(Set<String> messages) {
    EnvelopeSurgeon aldmark = EnvelopeSurgeon.withKeysOf(world.aldmark.keystore());
    Set<String> seen = new HashSet<>();
    for (byte[] envelope : world.line.envelopes()) {
      seen.add(aldmark.manifestOf(envelope).path("msg_id").asText());
    }
    assertThat(seen).isEqualTo(messages);
    LedgerReport sender = databases.verify(world.cassar, "xc");
    LedgerReport receiver = databases.verify(world.aldmark, "xa");
    assertThat(sender.findings()).isEmpty();
    assertThat(receiver.findings()).isEmpty();
    assertThat(sender.verified()).isTrue();
    assertThat(receiver.verified()).isTrue();
    assertThat(sender.count("authorised")).isEqualTo(messages.size());
    assertThat(sender.count("released")).isEqualTo(messages.size());
    assertThat(sender.count("received")).isEqualTo(messages.size());
    assertThat(receiver.count("received")).isEqualTo(messages.size());
  }

  @Override
  public void close() {
    try (databases;
        senderRows;
        receiverRows) {
      world.close();
    }
  }
}
