package org.kinbridge.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kinbridge.connect.FreshCredentials;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.primero.Configuration;
import org.kinbridge.connect.primero.OpenedConnector;
import org.kinbridge.connect.primero.PrimeroConnector;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.KeyMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kinbridge connect primero}: speaks for a case system that cannot speak for itself. */
@Command(
    name = "connect",
    description = "Connect a case system to its own node.",
    mixinStandardHelpOptions = true)
public final class ConnectCommand implements Runnable {
  private static final int FAULT_OF_OURS = 1;
  private static final int REFUSED_INPUT = 2;
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration ONE_STEP = Duration.ofSeconds(60);

  @Spec CommandSpec spec;
  private final PrimeroConnector.World world;
  private final SecureRandom keyRandom;

  public ConnectCommand(PrimeroConnector.World world, SecureRandom keyRandom) {
    this.world = requireNonNull(world, "world is null");
    this.keyRandom = requireNonNull(keyRandom, "keyRandom is null");
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "primero",
      description = {
        "Send the referrals made to one user of Primero as disclosures of its authority, and write",
        "what came of each on the referral: accepted, or rejected with the reason. docs/primero.md",
        "Runs until it is stopped. Exit 0: done; 2: the configuration was refused, every fault on",
        "standard error; 1: with --once, a service gave no answer."
      },
      mixinStandardHelpOptions = true)
  int primero(
      @Option(
              names = "--config",
              required = true,
              paramLabel = "FILE",
              description = "the configuration, YAML")
          Path file,
      @Option(names = "--once", description = "look once, do what is due, and end") boolean once) {
    return switch (Configuration.read(file)) {
      case Configuration.Reading.Faulty(List<Fault> faults) -> refuse(faults);
      case Configuration.Reading.Complete(Configuration set) -> connect(set, once);
    };
  }

  @Command(
      name = "keys",
      description = {
        "Make the keys of a program that is to become a client of its node, and the registration",
        "CLIENT.json that the node's operator puts into the folder of clients. Prints its path."
      },
      mixinStandardHelpOptions = true)
  int keys(
      @Option(names = "--client", required = true, description = "its id: xc-mosa-primero")
          String client,
      @Option(names = "--authority", required = true, description = "the authority it speaks for")
          String authority,
      @Option(
              names = "--system",
              required = true,
              description = "the case system whose ids of children it uses")
          String system,
      @Option(names = "--audience", required = true, description = "the node's https name")
          String audience,
      @Option(names = "--out", required = true, description = "a directory that does not exist yet")
          Path out,
      @Option(
              names = "--days",
              defaultValue = "365",
              description = "how long the certificate lasts")
          int days)
      throws IOException {
    try {
      FreshCredentials.Client named =
          new FreshCredentials.Client(
              new ClientId(client),
              new AuthorityId(authority),
              new SystemId(system),
              new EntityId(audience).value());
      Instant now = world.clock().instant();
      KeyMaterial.Validity validity =
          new KeyMaterial.Validity(now.minus(SKEW), now.plus(Duration.ofDays(days)));
      FreshCredentials fresh = new FreshCredentials(named, new FreshKeys(keyRandom), validity);
      spec.commandLine().getOut().println(fresh.write(out));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (FileAlreadyExistsException exists) {
      return refuse(
          List.of(new Fault(Reason.INVALID_VALUE, "--out", "the directory exists already")));
    } catch (IllegalArgumentException malformed) {
      return refuse(
          List.of(new Fault(Reason.INVALID_VALUE, "", String.valueOf(malformed.getMessage()))));
    }
  }

  private int connect(Configuration set, boolean once) {
    return switch (OpenedConnector.open(set, world)) {
      case OpenedConnector.Result.Unusable(String why) ->
          refuse(List.of(new Fault(Reason.INVALID_VALUE, "memory", why)));
      case OpenedConnector.Result.Usable(OpenedConnector opened) -> {
        try (opened) {
          yield once ? lookOnce(opened.connector()) : runOn(opened.connector());
        }
      }
    };
  }

  private int lookOnce(PrimeroConnector connector) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.println("open " + connector.once());
      out.flush();
      return 0;
    } catch (NoAnswer missed) {
      spec.commandLine().getErr().println("a service " + missed.getMessage());
      spec.commandLine().getErr().flush();
      return FAULT_OF_OURS;
    }
  }

  /** A signal to end lets the step under way come to its end; who dies without is no worse off. */
  private static int runOn(PrimeroConnector connector) {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(connector, ended)));
    try {
      connector.run();
    } finally {
      ended.countDown();
    }
    return 0;
  }

  private static void end(PrimeroConnector connector, CountDownLatch ended) {
    connector.stop();
    try {
      ended.await(ONE_STEP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private int refuse(List<Fault> faults) {
    PrintWriter err = spec.commandLine().getErr();
    for (Fault fault : faults) {
      ObjectNode problem = JsonNodeFactory.instance.objectNode();
      problem.put("reason", fault.reason().code());
      problem.put("place", fault.place());
      problem.put("detail", fault.detail());
      err.println(new String(CanonicalJson.bytes(problem), StandardCharsets.UTF_8));
    }
    err.flush();
    return REFUSED_INPUT;
  }
}
