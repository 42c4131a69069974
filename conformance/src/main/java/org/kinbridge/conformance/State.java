package org.kinbridge.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One state of the throw-away world: its keystore, its partners, its clients, its data and, when
 * started, its node.
 */
public final class State implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One line of a state's directory. */
  public record Authority(String id, String name, String role, String contact24x7) {}

  private final Installation installation;
  private final String node;
  private final Path home;
  private final int agencyPort = freePort();
  private final int partnerPort = freePort();
  private final int managementPort = freePort();
  private Map<String, String> storage = Map.of();
  private List<String> jvm = NodeProcess.QUICK_START;
  private Optional<NodeProcess> process = Optional.empty();
  private int starts;

  public State(Installation installation, Path world, String node) {
    this.installation = installation;
    this.node = node;
    this.home = world.resolve(node.toLowerCase(java.util.Locale.ROOT));
  }

  public String node() {
    return node;
  }

  public String entity() {
    return "https://node." + node.toLowerCase(java.util.Locale.ROOT) + ".example";
  }

  public Path keystore() {
    return home.resolve("keystore");
  }

  public Path data() {
    return home.resolve("data");
  }

  public int partnerPort() {
    return partnerPort;
  }

  public int agencyPort() {
    return agencyPort;
  }

  public int managementPort() {
    return managementPort;
  }

  public TlsIdentity tls() {
    return TlsIdentity.ofKeystore(keystore());
  }

  public NodeProcess process() {
    return process.orElseThrow(
        () -> new IllegalStateException("the node of " + node + " is not running"));
  }

  /** Makes keys and signed metadata that send partners to {@code messagesPort} on this machine. */
  public State found(List<Authority> authorities, int messagesPort) {
    ObjectNode directory = JSON.createObjectNode();
    directory.put("version", 1);
    authorities.forEach(
        authority -> directory.withArray("authorities").add(JSON.valueToTree(authority)));
    try {
      Files.createDirectories(home.resolve("partners"));
      Files.createDirectories(home.resolve("clients"));
      Path file = Files.writeString(home.resolve("authorities.json"), directory.toString());
      installation
          .run(
              List.of(
                  "keys",
                  "generate",
                  "--demo",
                  "--node",
                  node,
                  "--entity",
                  entity(),
                  "--authorities",
                  file.toString(),
                  "--out",
                  keystore().toString(),
                  "--messages",
                  "https://localhost:" + messagesPort + "/cpx/v1/messages",
                  "--host",
                  "localhost"))
          .orFail("keys generate");
      installation
          .run(
              List.of(
                  "agreements",
                  "sign",
                  "--demo",
                  "--keystore",
                  keystore().toString(),
                  "--out",
                  home.resolve("partners").toString()))
          .orFail("agreements sign");
    } catch (IOException e) {
      throw new IllegalStateException("couldn't found a state", e);
    }
    return this;
  }

  /**
   * Pins another state's metadata key and takes its signed metadata and what it signed of
   * agreements, as its operator would.
   */
  public void trust(State other) {
    try (Stream<Path> files = Files.list(other.home.resolve("partners"))) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith("." + other.node + ".agreement.jws")) {
          Files.copy(
              file,
              home.resolve("partners").resolve(file.getFileName()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("couldn't exchange agreements", e);
    }
    for (String file : List.of(other.node + ".metadata.jws", other.node + ".pin.json")) {
      try {
        Files.copy(
            other.keystore().resolve("public").resolve(file),
            home.resolve("partners").resolve(file),
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new IllegalStateException("couldn't exchange metadata", e);
      }
    }
  }

  public void register(AgencyClient client) {
    client.register(home.resolve("clients"));
  }

  /** Starts the node's process and waits until it is ready. */
  public NodeProcess start() {
    return start(Map.of());
  }

  public NodeProcess start(Map<String, String> more) {
    starts++;
    Map<String, String> all = new LinkedHashMap<>(storage);
    all.putAll(more);
    NodeProcess started =
        NodeProcess.start(
            installation, jvm, settings(all), home.resolve("node-" + starts + ".log"));
    process = Optional.of(started);
    return started;
  }

  /** What a watcher of this node sees of it. */
  public String metrics() {
    URI metrics = URI.create("http://localhost:" + managementPort + "/q/metrics");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("couldn't ask a node for its metrics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for metrics", e);
    }
  }

  /** Replays this node's ledger with the operator's command, beside the node if it runs. */
  public LedgerReport verifyLedger() {
    return ledgerReport(List.of("--data", data().toString()));
  }

  /** The same where its rows are kept on another server. */
  public LedgerReport verifyLedger(String url, String user, Path passwordFile) {
    return ledgerReport(
        List.of("--url", url, "--user", user, "--password-file", passwordFile.toString()));
  }

  private LedgerReport ledgerReport(List<String> where) {
    List<String> command = new ArrayList<>(List.of("ledger", "verify", "--demo"));
    command.addAll(List.of("--keystore", keystore().toString()));
    command.addAll(where);
    return LedgerReport.of(installation.run(command));
  }

  /** Other options for the Java machine of this node than those that make it start quickly. */
  public State on(List<String> options) {
    jvm = List.copyOf(options);
    return this;
  }

  /** Keeps its rows in a database of somebody else's server. */
  public State storedIn(Map<String, String> settings) {
    storage = Map.copyOf(settings);
    return this;
  }

  /** Everything that this node's processes printed. */
  public String logs() {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= starts; i++) {
      try {
        all.append(Files.readString(home.resolve("node-" + i + ".log")));
      } catch (IOException e) {
        throw new IllegalStateException("couldn't read a node's output", e);
      }
    }
    return all.toString();
  }

  /** What the node is started with. */
  public Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("kinbridge.node", node);
    settings.put("kinbridge.entity", entity());
    settings.put("kinbridge.zone", "UTC");
    settings.put("kinbridge.data", data().toString());
    settings.put("kinbridge.keystore", keystore().toString());
    settings.put("kinbridge.partners", home.resolve("partners").toString());
    settings.put("kinbridge.clients", home.resolve("clients").toString());
    settings.put("kinbridge.profiles", installation.profiles().toString());
    settings.put("kinbridge.agency.port", Integer.toString(agencyPort));
    settings.put("kinbridge.partner.port", Integer.toString(partnerPort));
    settings.put("kinbridge.management.port", Integer.toString(managementPort));
    settings.put("kinbridge.demo", "true");
    if (more.containsKey("kinbridge.database.url")) {
      settings.remove("kinbridge.data");
    }
    settings.putAll(more);
    return settings;
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  @Override
  public void close() {
    process.ifPresent(NodeProcess::close);
    process = Optional.empty();
  }
}
