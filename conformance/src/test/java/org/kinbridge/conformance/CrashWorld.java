package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kinbridge.conformance.CrashPoint.Death;
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

  /** Many starts of what other tests start as it comes: a fifth of each is checking bytecode. */
  private static final List<String> UNVERIFIED =
      Stream.concat(
              NodeProcess.QUICK_START.stream(),
              Stream.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"))
          .toList();

  private static final int BUSY = 503;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final KitDatabases databases;
  private final CommitProxy senderRows;
  private final CommitProxy receiverRows;
  private final World world;
  private final JsonNode sample;

  CrashWorld(Path folder) throws IOException {
    sample = Demo.sample(Installation.named());
    databases = new KitDatabases(folder, List.of("xc", "xa"));
    senderRows = new CommitProxy(databases.port());
    receiverRows = new CommitProxy(databases.port());
    world = World.found(Installation.named(), folder);
    world.cassar.on(UNVERIFIED);
    world.aldmark.on(UNVERIFIED);
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

  AgencyClient sender() {
    return world.sender;
  }

  /** A request that is permitted, with the consent it needs on record. */
  record Consented(String consent, ObjectNode request) {}

  /**
   * @param child under which number Cassar's case system knows the child
   */
  Consented consented(String child) {
    Requests requests = new Requests(sample, child);
    String consent =
        world
            .sender
            .post("/api/consents", requests.consent())
            .orFail("consent", 201)
            .body()
            .path("id")
            .asText();
    return new Consented(consent, requests.considered(consent));
  }

  /** Whether that was answered; otherwise it has to be said again. */
  boolean withdraw(Consented consented) {
    try {
      ObjectNode words = JsonNodeFactory.instance.objectNode().put("recordedBy", "user-7f21");
      world
          .sender
          .post("/api/consents/" + consented.consent() + "/withdrawal", words)
          .orFail("withdrawal", 200);
      return true;
    } catch (AgencyClient.NoAnswer died) {
      return false;
    }
  }

  /** Somebody may not find that child, and nobody knows who of those whom the record names. */
  void restrict(String child) {
    ObjectNode restriction = JsonNodeFactory.instance.objectNode();
    restriction.putObject("child").put("system", World.SYSTEM).put("localId", child);
    restriction.put("person", "the older one of two").put("kind", "no-contact");
    restriction.putArray("reachableThrough").add("XA");
    restriction.put("elsewhere", "unknown").put("partyOrHolder", false);
    restriction.put("recordedBy", "user-7f21");
    world.sender.post("/api/restrictions", restriction).orFail("restriction", 201);
  }

  /** What is ordered to happen to a node, and when. */
  record Doom(Death death, long pid, IntSupplier cuts, int before) {}

  /**
   * It died, there and then; an attempt that failed while the partner started is not waited for.
   */
  void struck(Doom doom) {
    Await.until(PATIENCE, () -> hurried(doom.cuts()::getAsInt), now -> now == doom.before() + 1);
    assertThat(ProcessHandle.of(doom.pid()).filter(ProcessHandle::isAlive))
        .as(doom.death() + "")
        .isEmpty();
  }

  private <T> T hurried(Supplier<T> value) {
    T now = value.get();
    databases.execute(
        "xc", "UPDATE outbox SET due = now() WHERE due > now() + interval '1 second'");
    return now;
  }

  Doom doom(Death death) {
    NodeProcess process = state(death.victim()).process();
    CommitProxy rows = rows(death.victim());
    IntSupplier cuts = death.onTheLine() ? world.line::cuts : rows::cuts;
    Doom doom = new Doom(death, process.pid(), cuts, cuts.getAsInt());
    if (death.onTheLine()) {
      world.line.cutAtNext(death.side(), process::kill);
    } else {
      rows.cutAt(death.writes(), death.nth(), death.side(), process::kill);
    }
    return doom;
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

  /** Neither the claim of the dead, which ends after ten seconds, nor a back-off is waited for. */
  void restart(Victim victim) {
    if (victim == Victim.SENDER) {
      databases.execute("xc", "UPDATE outbox SET leased_until = '-infinity'");
    }
    restartAsItLies(victim);
  }

  /** The claim of the dead is waited for; only how long to back off is cut short. */
  void restartAsItLies(Victim victim) {
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

  /** What the receiver's agency gets to see of it. */
  int shown(String message) {
    String item =
        databases
            .texts("xa", "SELECT id::text FROM inbox WHERE message = '" + message + "'")
            .getFirst();
    return world.receiver.get("/api/inbox/" + item).status();
  }

  /** The message that recalls it. */
  String recalling(String message) {
    return databases
        .texts("xc", "SELECT recall::text FROM recall WHERE message = '" + message + "'")
        .getFirst();
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
