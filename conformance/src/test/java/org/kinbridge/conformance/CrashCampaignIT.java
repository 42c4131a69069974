package org.kinbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.conformance.CommitProxy.Side;
import org.kinbridge.conformance.CrashWorld.Victim;

/**
 * One world, and hundreds of kill -9 in it: of either node, at whichever of its writing commits or
 * at the line, while disclosures that earlier kills interrupted are still on their way.
 */
@EnabledIfSystemProperty(named = "deep", matches = "true")
class CrashCampaignIT {
  private static final int KILLS = Integer.getInteger("crash.kills", 500);
  private static final long SEED = Long.getLong("crash.seed", 20_261_127);

  /** After so many kills everything that was acknowledged must have arrived. */
  private static final int STAGE = 10;

  private static final int LINE_ONE_IN = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final Map<Victim, Integer> writes = new EnumMap<>(Victim.class);
  private final Map<String, Integer> deaths = new TreeMap<>();
  private final Set<String> acknowledged = new HashSet<>();
  private CrashWorld crashes;
  private ObjectNode request;

  @Test
  void hundreds_of_kills_lose_nothing_double_nothing_and_leave_both_ledgers_whole()
      throws IOException {
    try (CrashWorld world = new CrashWorld(folder)) {
      crashes = world;
      rehearse();
      for (int kill = 1; kill <= KILLS; kill++) {
        die();
        if (kill % STAGE == 0 || kill == KILLS) {
          everything_acknowledged_arrives();
          report(kill);
        }
      }
      Set<String> messages = messages();
      assertThat(messages).hasSameSizeAs(acknowledged);
      crashes.nothing_was_sent_that_no_ledger_knows(messages);
    }
  }

  /**
   * One disclosure that nobody disturbs tells how many commits there are to die at. What both Java
   * machines loaded for it is kept, so that the hundreds of starts to come are cheap.
   */
  private void rehearse() {
    keepLoaded("-XX:ArchiveClassesAtExit=");
    crashes.world().start();
    request = crashes.consented("case-1").request();
    int sender = crashes.rows(Victim.SENDER).writes();
    int receiver = crashes.rows(Victim.RECEIVER).writes();
    send();
    everything_acknowledged_arrives();
    writes.put(Victim.SENDER, crashes.rows(Victim.SENDER).writes() - sender);
    writes.put(Victim.RECEIVER, crashes.rows(Victim.RECEIVER).writes() - receiver);
    assertThat(writes.values()).allSatisfy(count -> assertThat(count).isGreaterThan(1));
    crashes.world().cassar.close();
    crashes.world().aldmark.close();
    keepLoaded("-XX:SharedArchiveFile=");
    crashes.world().start();
  }

  private void keepLoaded(String option) {
    for (Victim one : Victim.values()) {
      List<String> options = new ArrayList<>(NodeProcess.QUICK_START);
      options.add(option + folder.resolve(one + ".jsa"));
      crashes.state(one).on(options);
    }
  }

  private void die() {
    Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
    Side side = Side.values()[random.nextInt(Side.values().length)];
    boolean line = random.nextInt(LINE_ONE_IN) == 0;
    int nth = 1 + random.nextInt(writes.get(victim));
    NodeProcess process = crashes.state(victim).process();
    int before = crashes.kills();
    if (line) {
      crashes.line().cutAtNext(side, process::kill);
    } else {
      crashes.rows(victim).cutAtWrite(nth, side, process::kill);
    }
    List<String> unanswered = sendUntilKilled(before);
    assertThat(crashes.kills()).isEqualTo(before + 1);
    assertThat(ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    String where = line ? "line" : crashes.rows(victim).lastCut();
    deaths.merge(where + " " + victim + " " + side, 1, Integer::sum);
    crashes.restart(victim);
    unanswered.forEach(this::sendAgain);
  }

  /** What nobody answered may or may not have been taken: the same id is sent again afterwards. */
  private List<String> sendUntilKilled(int before) {
    List<String> unanswered = new ArrayList<>();
    while (crashes.kills() == before) {
      String id = UUID.randomUUID().toString();
      boolean answered =
          Await.until(
              PATIENCE, () -> crashes.put(id, request), done -> done || crashes.kills() > before);
      if (answered) {
        acknowledged.add(id);
        Await.until(PATIENCE, () -> crashes.kills() > before || arrived(id), done -> done);
      } else {
        unanswered.add(id);
      }
    }
    return unanswered;
  }

  private void send() {
    String id = UUID.randomUUID().toString();
    assertThat(crashes.put(id, request)).isTrue();
    acknowledged.add(id);
  }

  private void sendAgain(String id) {
    Await.until(PATIENCE, () -> crashes.put(id, request), answered -> answered);
    acknowledged.add(id);
  }

  private boolean arrived(String id) {
    return count("xc", "outbox WHERE state = 'received' AND disclosure = '" + id + "'") == 1;
  }

  private void everything_acknowledged_arrives() {
    crashes.hurry();
    Await.until(
        PATIENCE,
        () -> count("xc", "outbox WHERE state = 'received'"),
        received -> received == acknowledged.size());
    assertThat(count("xc", "outbox")).isEqualTo(acknowledged.size());
    assertThat(count("xa", "inbox WHERE accepted")).isEqualTo(acknowledged.size());
    assertThat(count("xa", "(SELECT DISTINCT message FROM inbox WHERE accepted) AS once"))
        .isEqualTo(acknowledged.size());
  }

  private long count(String database, String of) {
    return crashes.databases().number(database, "SELECT count(*) FROM " + of);
  }

  private Set<String> messages() {
    return new HashSet<>(
        crashes.databases().texts("xa", "SELECT message::text FROM inbox WHERE accepted"));
  }

  private void report(int kills) {
    System.out.printf(
        Locale.ROOT,
        "crash campaign, seed %d: %d kills, %d disclosures acknowledged and arrived once,"
            + " %.1f processor seconds a kill%n",
        SEED,
        kills,
        acknowledged.size(),
        crashes.processorSeconds() / kills);
    if (kills == KILLS) {
      deaths.forEach((where, count) -> System.out.printf("%6d %s%n", count, where));
    }
  }
}
