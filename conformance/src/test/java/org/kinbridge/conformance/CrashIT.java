package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.CommitProxy.Side;
import org.kinbridge.conformance.demo.Demo;
import org.kinbridge.conformance.demo.Requests;
import org.kinbridge.conformance.demo.World;

/**
 * kill -9 on either side of every durable write and of every passage over the line, each followed
 * by a restart: what was acknowledged arrives once, and nothing was sent that the ledger does not
 * know.
 */
class CrashIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int DEEP = 500;

  private enum Victim {
    SENDER,
    RECEIVER;

    String inWords() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A durable write of one disclosure, in order, or the line between the nodes. */
  private enum Point {
    AUTHORISE(Victim.SENDER, "INSERT INTO outbox", 1),
    CHECKPOINT(Victim.SENDER, "INSERT INTO ledger_checkpoint", 1),
    RELEASE(Victim.SENDER, "UPDATE outbox SET state", 1),
    RECEIVE(Victim.RECEIVER, "INSERT INTO inbox", 1),
    LINE(Victim.RECEIVER, "", 1),
    RECEIPT(Victim.SENDER, "UPDATE outbox SET state", 2);

    private final Victim victim;
    private final String writes;
    private final int nth;

    Point(Victim victim, String writes, int nth) {
      this.victim = victim;
      this.writes = writes;
      this.nth = nth;
    }

    String inWords() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where the victim dies: before or after the commit, or before or after the receiver's answer.
   */
  private record Death(Point point, Side side) {
    Victim victim() {
      return point.victim;
    }
  }

  private static final List<Death> EVERY_STEP =
      Arrays.stream(Point.values())
          .flatMap(point -> Arrays.stream(Side.values()).map(side -> new Death(point, side)))
          .toList();

  @TempDir Path folder;

  private KitDatabases databases;
  private CommitProxy senderRows;
  private CommitProxy receiverRows;
  private World world;
  private ObjectNode request;
  private final Set<String> messages = new HashSet<>();

  @Test
  void whoever_dies_wherever_each_acknowledged_disclosure_arrives_exactly_once()
      throws IOException {
    databases = new KitDatabases(folder, List.of("xc", "xa"));
    try (KitDatabases server = databases;
        CommitProxy xc = new CommitProxy(server.port());
        CommitProxy xa = new CommitProxy(server.port());
        World made = World.found(Installation.named(), folder)) {
      senderRows = xc;
      receiverRows = xa;
      world = made;
      world.cassar.storedIn(server.settings(xc.url("xc")));
      world.aldmark.storedIn(server.settings(xa.url("xa")));
      world.start();
      request = consented();
      List<Death> deaths = deaths();
      for (Death death : deaths) {
        oneDisclosure(death);
      }
      assertThat(messages).hasSameSizeAs(deaths);
      nothing_was_sent_that_no_ledger_knows();
    }
  }

  @Test
  void the_table_in_the_architecture_names_these_points_and_no_others() throws IOException {
    Path page = Path.of(System.getProperty("kinbridge.docs"), "architecture.md");
    Pattern row = Pattern.compile("^\\| `([a-z]+)` \\| (sender|receiver) \\|", Pattern.MULTILINE);
    List<String> told =
        row.matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1) + " " + found.group(2))
            .toList();
    assertThat(told)
        .containsExactlyElementsOf(
            Arrays.stream(Point.values())
                .map(point -> point.inWords() + " " + point.victim.inWords())
                .toList());
  }

  private static List<Death> deaths() {
    if (!Boolean.getBoolean("deep")) {
      return EVERY_STEP;
    }
    Random random = new Random(20_261_122);
    List<Death> many = new ArrayList<>();
    for (int i = 0; i < DEEP; i++) {
      many.add(EVERY_STEP.get(random.nextInt(EVERY_STEP.size())));
    }
    return many;
  }

  private ObjectNode consented() throws IOException {
    Requests requests = new Requests(Demo.sample(Installation.named()), "case-1");
    JsonNode consent =
        world.sender.post("/api/consents", requests.consent()).orFail("consent", 201).body();
    return requests.considered(consent.path("id").asText());
  }

  private void oneDisclosure(Death death) {
    State victim = death.victim() == Victim.SENDER ? world.cassar : world.aldmark;
    int before = kills();
    long pid = victim.process().pid();
    arrange(death, victim);
    String id = UUID.randomUUID().toString();
    boolean acknowledged = put(id);
    Await.until(PATIENCE, this::kills, kills -> kills == before + 1);
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).as(death + "").isEmpty();
    restart(victim);
    if (!acknowledged) {
      world.sender.put("/api/disclosures/" + id, request).orFail("sent again, " + death, 202);
    }
    JsonNode last =
        Await.until(
            PATIENCE,
            () -> world.sender.get("/api/disclosures/" + id).orFail("status", 200).body(),
            view -> view.path("state").asText().equals("received"));
    messages.add(last.path("message").asText());
    exactly_one_item(last.path("message").asText(), death);
  }

  private void arrange(Death death, State victim) {
    Runnable kill = () -> victim.process().kill();
    if (death.point() == Point.LINE) {
      world.line.cutAtNext(death.side(), kill);
    } else {
      CommitProxy rows = death.victim() == Victim.SENDER ? senderRows : receiverRows;
      rows.cutAt(death.point().writes, death.point().nth, death.side(), kill);
    }
  }

  private int kills() {
    return world.line.cuts() + senderRows.cuts() + receiverRows.cuts();
  }

  /** Whether the caller has an answer; without one it has to ask again. */
  private boolean put(String id) {
    try {
      world.sender.put("/api/disclosures/" + id, request).orFail("disclosure", 202);
      return true;
    } catch (AgencyClient.NoAnswer died) {
      return false;
    }
  }

  /** What the dead claimed is free after ten seconds; only how long to back off is cut short. */
  private void restart(State victim) {
    victim.start();
    databases.execute("xc", "UPDATE outbox SET due = now()");
    world.sender.at(world.cassar.process().agencyPort());
    world.receiver.at(world.aldmark.process().agencyPort());
  }

  private void exactly_one_item(String message, Death death) {
    long items =
        databases.number(
            "xa", "SELECT count(*) FROM inbox WHERE accepted AND message = '" + message + "'");
    assertThat(items).as(death + "").isEqualTo(1);
  }

  private void nothing_was_sent_that_no_ledger_knows() {
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
}
