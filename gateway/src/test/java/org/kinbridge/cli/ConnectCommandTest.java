package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.access.ClientFiles;
import org.kinbridge.access.RegisteredClient;
import org.kinbridge.connect.CredentialFiles;
import org.kinbridge.connect.NodeAccount;
import org.kinbridge.connect.primero.PrimeroConnector;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.yaml.Faults;
import org.kinbridge.policy.yaml.YamlFile;
import org.kinbridge.trust.file.OwnerOnly;
import picocli.CommandLine;

class ConnectCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(
            new ConnectCommand(
                new PrimeroConnector.World(
                    InstantSource.fixed(NOW), new Random(1), UUID::randomUUID),
                new SecureRandom()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private int keys(String... more) {
    Stream<String> always =
        Stream.of(
            "keys",
            "--client",
            "xc-mosa-primero",
            "--authority",
            "xc-mosa",
            "--system",
            "xc-primero",
            "--out",
            folder.resolve("keys").toString());
    return run(Stream.concat(always, Stream.of(more)).toArray(String[]::new));
  }

  private JsonNode problem() throws JsonRefused {
    return StrictJson.parse(
        err.toString().strip().getBytes(java.nio.charset.StandardCharsets.UTF_8),
        StrictJson.Limits.WIRE);
  }

  @Test
  void the_registration_is_one_that_a_node_reads_and_the_keys_are_those_of_the_client()
      throws Exception {
    assertThat(keys("--audience", "https://node.xc.example")).isZero();
    Path registration = Path.of(out.toString().strip());
    Path clients = Files.createDirectory(folder.resolve("clients"));
    Files.copy(registration, clients.resolve("xc-mosa-primero.json"));
    Files.copy(folder.resolve("keys/tls.pem"), folder.resolve("keys/node.pem"));
    Path settings =
        Files.writeString(
            folder.resolve("node.yaml"),
            """
            {url: https://node.xc.example, trust: node.pem, client: xc-mosa-primero, audience: https://node.xc.example, authority: xc-mosa, assertionKey: assertion.jwk, certificate: tls.pem, key: tls.key}
            """);
    Faults faults = new Faults();
    NodeAccount account =
        NodeAccount.read(
                YamlFile.read(settings, "node.yaml", faults),
                new CredentialFiles(folder.resolve("keys")))
            .orElseThrow(() -> new AssertionError(faults.found()));

    RegisteredClient client =
        ((ClientFiles.Folder.Read) ClientFiles.read(clients)).clients().all().getFirst();
    assertThat(client.system().value()).isEqualTo("xc-primero");
    assertThat(client.keys().getFirst().keyId())
        .isEqualTo(
            org.kinbridge.trust.key.Thumbprint.of(account.assertionKey().publicKey()).base64url());
    assertThat(client.certificates())
        .extracting(one -> one.digest())
        .containsExactly(Sha256.of(account.tls().chain().getFirst().getEncoded()));
  }

  @Test
  void secrets_are_their_owners_and_the_registration_holds_none() throws IOException {
    keys("--audience", "https://node.xc.example");
    try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
      for (Path file : files.toList()) {
        assertThat(OwnerOnly.holds(file)).as(file.toString()).isTrue();
      }
    }
    assertThat(Files.readString(folder.resolve("keys/xc-mosa-primero.json")))
        .doesNotContain("\"d\"");
  }

  @Test
  void keys_are_never_written_over_old_ones() throws JsonRefused {
    keys("--audience", "https://node.xc.example");

    assertThat(keys("--audience", "https://node.xc.example")).isEqualTo(2);
    assertThat(problem().path("place").asText()).isEqualTo("--out");
  }

  @Test
  void a_client_that_no_node_would_read_is_refused() throws JsonRefused {
    assertThat(keys("--audience", "http://node.xc.example")).isEqualTo(2);
    assertThat(problem().path("reason").asText()).isEqualTo("invalid-value");
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  @Test
  void a_configuration_with_faults_is_refused_with_each_of_them() throws IOException {
    Path file = Files.writeString(folder.resolve("primero.yaml"), "primero: {}\n");

    assertThat(run("primero", "--config", file.toString())).isEqualTo(2);
    List<String> lines = err.toString().lines().toList();
    assertThat(lines).hasSizeGreaterThan(5).allMatch(line -> line.contains("\"place\":"));
  }

  @Test
  void a_configuration_that_is_not_there_is_refused() {
    assertThat(run("primero", "--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
  }
}
