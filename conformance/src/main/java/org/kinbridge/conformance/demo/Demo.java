package org.kinbridge.conformance.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.kinbridge.conformance.Installation;
import org.kinbridge.conformance.State;

/**
 * Two states, one child: tells the story of a disclosure on packaged nodes. It stays up and prints where the doors are;
 * with {@code KINBRIDGE_DEMO=once} in the environment it stops what it started. Exit 0 only if everything came out as
 * told.
 */
public final class Demo {
  static final int ATTACKS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Demo() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Installation installation =
        new Installation(
            Path.of(System.getProperty("kinbridge.application")).toAbsolutePath().normalize(),
            Path.of(System.getProperty("kinbridge.profiles")).toAbsolutePath().normalize());
    Path folder = Files.createTempDirectory("kinbridge-demo");
    boolean once = "once".equals(System.getenv("KINBRIDGE_DEMO"));
    Narrator narrator = new Narrator(System.out);
    Held held = new Held();
    Runtime.getRuntime().addShutdownHook(new Thread(held::close, "demo end"));
    int exit = tell(installation, folder, narrator, held, once);
    held.close();
    System.exit(exit);
  }

  private static int tell(Installation installation, Path folder, Narrator narrator, Held held, boolean once)
      throws IOException, InterruptedException {
    try {
      narrator.step("Three states make their keys; Cassar and Aldmark start their nodes");
      World world = held.hold(World.found(installation, folder));
      world.start();
      Ending ending = story(installation, world, narrator, () -> {});
      if (!once) {
        urls(world, narrator);
        new CountDownLatch(1).await();
      }
      narrator.close("demo: " + JSON.writeValueAsString(ending.json()));
      return ending.good() ? 0 : 1;
    } catch (IllegalStateException broken) {
      narrator.close("The story broke off: " + broken.getMessage());
      narrator.close("What the nodes said is in " + folder);
      return 1;
    }
  }

  /** The whole story on running nodes; {@code sabotage} is for the tests that prove it can end badly. */
  static Ending story(Installation installation, World world, Narrator narrator, Runnable sabotage)
      throws IOException {
    Path sample = installation.profiles().resolve("national/primero-v2/sample-case.json");
    Requests requests = new Requests(JSON.readTree(Files.readAllBytes(sample)));
    Crossing.Outcome told = new Crossing(world, requests, narrator).tell();
    int refused = new Attacks(world, narrator, sabotage).refused(told);
    boolean verified = verify(installation, world, narrator);
    return new Ending(told, verified, refused, narrator.seconds());
  }

  private static boolean verify(Installation installation, World world, Narrator narrator) {
    narrator.step("Both states replay their ledgers from the first leaf");
    boolean verified = true;
    for (State state : List.of(world.cassar, world.aldmark)) {
      Installation.Finished finished =
          installation.run(
              List.of(
                  "ledger", "verify", "--data", state.data().toString(), "--keystore", state.keystore().toString()));
      narrator.say("%s: exit %d, %s", state.node(), finished.exit(), finished.out().strip().replace("\n", ", "));
      verified &= finished.exit() == 0;
    }
    return verified;
  }

  private static void urls(World world, Narrator narrator) {
    narrator.step("The nodes stay up; Ctrl-C ends them");
    for (State state : List.of(world.cassar, world.aldmark)) {
      narrator.say(
          "%s  agencies https://localhost:%d/api  partners https://localhost:%d/cpx/v1  health http://localhost:%d/q/health",
          state.node(), state.agencyPort(), state.partnerPort(), state.managementPort());
    }
  }

  /** How it came out, computed from what happened. */
  record Ending(Crossing.Outcome told, boolean ledgersVerified, int attacksRefused, double seconds) {
    boolean good() {
      return told.state().equals("received") && ledgersVerified && attacksRefused == ATTACKS;
    }

    ObjectNode json() {
      return JSON.createObjectNode()
          .put("disclosed", told.decision().path("released").size())
          .put("withheld", told.decision().path("withheld").size())
          .put("receipt", told.state())
          .put("ledgers", ledgersVerified ? "verified" : "broken")
          .put("attacksRefused", attacksRefused)
          .put("seconds", seconds);
    }
  }

  /** What must not outlive the demo, closed once, by its end or by Ctrl-C. */
  private static final class Held implements AutoCloseable {
    private World world;

    synchronized World hold(World started) {
      world = started;
      return started;
    }

    @Override
    public synchronized void close() {
      if (world != null) {
        world.close();
        world = null;
      }
    }
  }
}
