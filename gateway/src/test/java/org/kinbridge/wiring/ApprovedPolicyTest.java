package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.cli.ApprovalCommand;
import org.kinbridge.cli.KeysCommand;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.announce.InForce;
import org.kinbridge.flow.announce.Statement;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.trust.keystore.FreshKeys;
import org.kinbridge.trust.keystore.Jwk;
import picocli.CommandLine;

/** A node of production decides by no policy that persons did not let come into force. */
class ApprovedPolicyTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles")).toAbsolutePath().normalize();

  @TempDir Path folder;

  @BeforeEach
  void make_a_node_and_three_persons() throws IOException {
    for (String name : List.of("partners", "clients", "approvers")) {
      Files.createDirectories(folder.resolve(name));
    }
    Path authorities =
        Files.writeString(folder.resolve("a.json"), "{\"version\":1,\"authorities\":[]}");
    run(
        new KeysCommand(CLOCK, new SecureRandom()),
        "generate",
        "--node",
        "XC",
        "--entity",
        "https://node.xc.example",
        "--authorities",
        authorities.toString(),
        "--out",
        folder.resolve("keys").toString());
    String key = Jwk.write(new FreshKeys(new SecureRandom()).pair().publicKey()).toString();
    Files.writeString(
        folder.resolve("clients").resolve("agency.json"),
        """
        {"client_id": "agency", "authority": "xc-mosa", "system": "xc-primero",
         "audience": "https://node.xc.example", "jwks": {"keys": [%s]},
         "tls_client_x5t_s256": ["%s"]}
        """
            .formatted(key, Sha256.of("a certificate").base64url()));
    for (String person : List.of("jurist-1", "supervisor-1", "officer-1")) {
      say("key", person, "--out", folder.resolve("approvers").toString());
    }
  }

  private static void run(Runnable command, String... arguments) {
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(command)
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertThat(exit).as(err.toString()).isZero();
  }

  private void say(String what, String person, String... more) {
    String[] arguments = new String[5 + more.length];
    arguments[0] = what;
    arguments[1] = "--as";
    arguments[2] = person;
    arguments[3] = "--key";
    arguments[4] = folder.resolve(person + ".secret.jwk").toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    run(new ApprovalCommand(PROFILES, new SecureRandom()), arguments);
  }

  private void say(String what, String person) throws PolicyRefused {
    say(
        what,
        person,
        "--out",
        folder.resolve("approvers").toString(),
        "--policy",
        PolicyVersion.load(PROFILES).digest().hex());
  }

  private Checked checked() {
    Map<String, String> named = new TreeMap<>();
    named.put("kinbridge.node", "XC");
    named.put("kinbridge.entity", "https://node.xc.example");
    named.put("kinbridge.zone", "Africa/Addis_Ababa");
    named.put("kinbridge.data", folder.resolve("data").toString());
    named.put("kinbridge.keystore", folder.resolve("keys").toString());
    named.put("kinbridge.partners", folder.resolve("partners").toString());
    named.put("kinbridge.clients", folder.resolve("clients").toString());
    named.put("kinbridge.profiles", PROFILES.toString());
    named.put("kinbridge.approvers", folder.resolve("approvers").toString());
    if (!(Settings.read(named) instanceof Settings.Reading.Complete complete)) {
      throw new AssertionError(Settings.read(named));
    }
    return Checked.read(complete.settings(), CLOCK);
  }

  @Test
  void does_not_start_before_one_proposed_and_two_others_approved_it() throws PolicyRefused {
    assertNotApproved();
    say("propose", "jurist-1");
    assertNotApproved();
    say("approve", "supervisor-1");
    say("approve", "jurist-1");
    assertNotApproved();
    say("approve", "officer-1");
    assertThat(checked().rules().version().activation()).isPresent();
  }

  private void assertNotApproved() {
    assertThatThrownBy(this::checked)
        .isInstanceOf(BootRefused.class)
        .hasMessageContaining("policy-not-approved");
  }

  @Test
  void who_proposed_and_who_approved_is_told_to_the_ledger() throws PolicyRefused {
    say("propose", "jurist-1");
    say("approve", "supervisor-1");
    say("approve", "officer-1");
    Checked checked = checked();
    Statement told =
        InForce.at(
                checked.identity().keystore(),
                checked.identity().self(),
                checked.identity().partners(),
                checked.rules())
            .getFirst();
    assertThat(told.says().path("policy").asText())
        .isEqualTo(checked.rules().version().digest().hex());
    assertThat(told.says().path("proposedBy").asText()).isEqualTo("jurist-1");
    assertThat(told.says().path("approvedBy").toString())
        .isEqualTo("[\"officer-1\",\"supervisor-1\"]");
  }
}
