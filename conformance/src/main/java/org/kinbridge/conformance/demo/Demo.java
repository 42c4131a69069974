package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.kinbridge.conformance.Installation;
import org.kinbridge.conformance.LedgerReport;
import org.kinbridge.conformance.State;

/**
 * Two states, one child: tells the story of a disclosure on packaged nodes. It stays up and prints
 * where the doors are; with {@code KINBRIDGE_DEMO=once} in the environment it stops what it
 * started. Exit 0 only if everything came out as told.
 */
public final class Demo {
  static final int ATTACKS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Demo() {}

  public static void main(String[] arguments) throws IOException {
    Installation installation = Installation.named();
    Path folder = Files.createTempDirectory("kinbridge-demo");
    Held held = new Held();
    Runtime.getRuntime().addShutdownHook(new Thread(held::close, "demo end"));
    Staying staying =
        "once".equals(System.getenv("KINBRIDGE_DEMO")) ? Staying.ONCE : Staying.UNTIL_STOPPED;
    int exit = tell(new Stage(installation, folder, held, () -> {}), System.out, staying);
    held.close();
    System.exit(exit);
  }

  enum Staying {
    ONCE,
    UNTIL_STOPPED
  }

  /**
   * Where the story is told.
   *
   * @param beforeReplay what a saboteur of the kit's own tests does to the receiving node; nothing
   *     in the demo
   */
  record Stage(Installation installation, Path folder, Held held, Runnable beforeReplay) {}

  /** The exit code: 0 only if all came out as told. */
  static int tell(Stage stage, PrintStream out, Staying staying) throws IOException {
    Narrator narrator = new Narrator(out);
    try {
      narrator.step("Three states make their keys; Cassar and Aldmark start their nodes");
      World world = stage.held().hold(World.found(stage.installation(), stage.folder()));
      world.start();
      introduce(world, narrator);
      Ending ending = story(stage, world, narrator);
      if (staying == Staying.UNTIL_STOPPED) {
        urls(world, narrator);
        narrator.close("demo: " + JSON.writeValueAsString(ending.json()));
        new CountDownLatch(1).await();
      }
      stage.held().close();
      narrator.close("");
      narrator.close("demo: " + JSON.writeValueAsString(ending.json()));
      return ending.good() ? 0 : 1;
    } catch (IllegalStateException | CompletionException broken) {
      narrator.close("The story broke off: " + broken.getMessage());
      narrator.close("What the nodes said is in " + stage.folder());
      return 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void introduce(World world, Narrator narrator) {
    for (State state : List.of(world.cassar, world.aldmark)) {
      narrator.say(
          "%s: a process of its own (%d), a database of its own, keys of its own.",
          state.node(), state.process().pid());
    }
    narrator.say("Between them only what is signed, sealed and sent over mutual TLS.");
  }

  private static Ending story(Stage stage, World world, Narrator narrator) throws IOException {
    Requests requests = new Requests(sample(stage.installation()), "case-7f4b2a5");
    Crossing.Outcome told = new Crossing(world, requests, narrator).tell();
    int refused = new Attacks(world, narrator, stage.beforeReplay()).refused(told);
    boolean verified = verify(world, narrator);
    return new Ending(told, verified, refused, narrator.seconds());
  }

  /** The synthetic national record that came with the application. */
  public static JsonNode sample(Installation installation) throws IOException {
    return JSON.readTree(
        Files.readAllBytes(
            installation.profiles().resolve("national/primero-v2/sample-case.json")));
  }

  private static boolean verify(World world, Narrator narrator) {
    narrator.step("Both states replay their ledgers from the first leaf");
    boolean verified = true;
    for (State state : List.of(world.cassar, world.aldmark)) {
      LedgerReport report = state.verifyLedger();
      narrator.say(
          "%s: %s. %d leaves under root %s (%s)",
          state.node(),
          report.verified() ? "every leaf, entry, checkpoint and row seal holds" : "DOES NOT HOLD",
          report.size(),
          report.root(),
          report.kinds());
      report.findings().forEach(finding -> narrator.say("  %s", finding));
      verified &= report.verified() && report.size() > 0;
    }
    return verified;
  }

  private static void urls(World world, Narrator narrator) {
    narrator.step("The nodes stay up; Ctrl-C ends them");
    for (State state : List.of(world.cassar, world.aldmark)) {
      narrator.say(
          "%s  agencies https://localhost:%d/api  partners https://localhost:%d/cpx/v1  health"
              + " http://localhost:%d/q/health",
          state.node(), state.agencyPort(), state.partnerPort(), state.managementPort());
    }
  }

  /** How it came out, computed from what happened. */
  record Ending(
      Crossing.Outcome told, boolean ledgersVerified, int attacksRefused, double seconds) {
    boolean good() {
      return told.receipt().equals("received") && ledgersVerified && attacksRefused == ATTACKS;
    }

    ObjectNode json() {
      return JSON.createObjectNode()
          .put("disclosed", told.decision().path("released").size())
          .put("withheld", told.decision().path("withheld").size())
          .put("receipt", told.receipt())
          .put("ledgers", ledgersVerified ? "verified" : "broken")
          .put("attacksRefused", attacksRefused)
          .put("seconds", seconds);
    }
  }

  /** What must not outlive the demo, closed once, by its end or by Ctrl-C. */
  static final class Held implements AutoCloseable {
    private Optional<World> world = Optional.empty();

    synchronized World hold(World started) {
      world = Optional.of(started);
      return started;
    }

    synchronized World world() {
      return world.orElseThrow(() -> new IllegalStateException("no world was founded"));
    }

    @Override
    public synchronized void close() {
      world.ifPresent(World::close);
      world = Optional.empty();
    }
  }
}
