package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.CommitProxy.Side;
import org.kinbridge.conformance.CrashWorld.Victim;

/**
 * kill -9 on either side of every durable write and of every passage over the line, each followed
 * by a restart: what was acknowledged arrives once, and nothing was sent that the ledger does not
 * know.
 */
class CrashIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

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
      return (name() + " " + victim).toLowerCase(Locale.ROOT);
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

  @Test
  void whoever_dies_wherever_each_acknowledged_disclosure_arrives_exactly_once()
      throws IOException {
    try (CrashWorld crashes = new CrashWorld(folder)) {
      crashes.world().start();
      ObjectNode request = crashes.consented();
      Set<String> messages = new HashSet<>();
      for (Death death : EVERY_STEP) {
        messages.add(oneDisclosure(crashes, death, request));
      }
      assertThat(messages).hasSameSizeAs(EVERY_STEP);
      crashes.nothing_was_sent_that_no_ledger_knows(messages);
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
        .containsExactlyElementsOf(Arrays.stream(Point.values()).map(Point::inWords).toList());
  }

  private static String oneDisclosure(CrashWorld crashes, Death death, ObjectNode request) {
    State victim = crashes.state(death.victim());
    int before = crashes.kills();
    long pid = victim.process().pid();
    arrange(crashes, death);
    String id = UUID.randomUUID().toString();
    boolean acknowledged = crashes.put(id, request);
    Await.until(PATIENCE, crashes::kills, kills -> kills == before + 1);
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).as(death + "").isEmpty();
    crashes.restart(death.victim());
    AgencyClient sender = crashes.world().sender;
    if (!acknowledged) {
      sender.put("/api/disclosures/" + id, request).orFail("sent again, " + death, 202);
    }
    JsonNode last =
        Await.until(
            PATIENCE,
            () -> sender.get("/api/disclosures/" + id).orFail("status", 200).body(),
            view -> view.path("state").asText().equals("received"));
    String message = last.path("message").asText();
    assertThat(crashes.accepted(message)).as(death + "").isEqualTo(1);
    return message;
  }

  private static void arrange(CrashWorld crashes, Death death) {
    Runnable kill = () -> crashes.state(death.victim()).process().kill();
    if (death.point() == Point.LINE) {
      crashes.line().cutAtNext(death.side(), kill);
    } else {
      CommitProxy rows = crashes.rows(death.victim());
      rows.cutAt(death.point().writes, death.point().nth, death.side(), kill);
    }
  }
}
