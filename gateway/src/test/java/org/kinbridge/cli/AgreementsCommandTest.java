package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.pack.PolicyRefused;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.file.AgreementFiles;
import org.kinbridge.trust.file.FileKeystore;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.file.OpenedKeystore;
import org.kinbridge.trust.key.BanList;
import picocli.CommandLine;

/** Two states sign what they agreed on, each with its own keys. */
class AgreementsCommandTest {
  private static final Path PROFILES =
      Path.of(System.getProperty("kinbridge.profiles", "../profiles"));
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  private static final NodeId ALDMARK = new NodeId("XA");
  private static final NodeId CASSAR = new NodeId("XC");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void make_two_nodes() throws IOException {
    Files.createDirectories(folder.resolve("partners"));
    for (NodeId node : List.of(ALDMARK, CASSAR)) {
      Path authorities =
          Files.writeString(folder.resolve(node + ".json"), "{\"version\":1,\"authorities\":[]}");
      String entity =
          "https://node." + node.value().toLowerCase(java.util.Locale.ROOT) + ".example";
      run(
          new KeysCommand(CLOCK, new SecureRandom()),
          "generate",
          "--node",
          node.value(),
          "--entity",
          entity,
          "--authorities",
          authorities.toString(),
          "--out",
          keystore(node).toString());
    }
  }

  private Path keystore(NodeId node) {
    return folder.resolve("keys-" + node);
  }

  private void run(Runnable command, String... arguments) {
    StringWriter err = new StringWriter();
    int exit =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertThat(exit).as(err.toString()).isZero();
  }

  private void sign(NodeId node) {
    run(
        new AgreementsCommand(PROFILES, CLOCK),
        "sign",
        "--keystore",
        keystore(node).toString(),
        "--out",
        folder.resolve("partners").toString());
  }

  private Agreement agreement() throws PolicyRefused {
    List<Partner> known = new ArrayList<>();
    for (NodeId node : List.of(ALDMARK, CASSAR)) {
      Location place =
          new Location(keystore(node), folder.resolve("data"), Location.Mode.PRODUCTION);
      if (FileKeystore.open(place, BanList.shipped(), CLOCK)
          instanceof OpenedKeystore.Usable usable) {
        known.add(usable.self());
        usable.keystore().close();
      }
    }
    AgreementFiles files = new AgreementFiles(folder.resolve("partners"), known);
    return PolicyVersion.load(PROFILES, files::signed).agreements(ALDMARK, CASSAR).getFirst();
  }

  @Test
  void unsigned_it_permits_nothing() throws PolicyRefused {
    assertThat(agreement().isInForce(agreement().validity().from())).isFalse();
  }

  @Test
  void it_binds_when_both_signed() throws PolicyRefused {
    sign(CASSAR);
    assertThat(agreement().standing().signed()).containsExactly(CASSAR);
    assertThat(agreement().isInForce(agreement().validity().from())).isFalse();
    sign(ALDMARK);
    assertThat(agreement().isInForce(agreement().validity().from())).isTrue();
  }

  @Test
  void names_the_text_that_was_signed_and_signs_none_of_others() throws PolicyRefused {
    sign(CASSAR);
    assertThat(out.toString())
        .contains("xa-xc-2026 version 1, text " + agreement().standing().text().hex())
        .contains("xb-xc-2026")
        .doesNotContain("xa-xb-2026");
  }
}
