package org.kinbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.trust.Authentication;
import org.kinbridge.trust.file.FileKeystore;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.file.OpenedKeystore;
import org.kinbridge.trust.file.PartnerFiles;
import org.kinbridge.trust.key.BanList;
import picocli.CommandLine;

class KeysCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write_an_authorities_file() throws IOException {
    Files.writeString(
        folder.resolve("authorities.json"),
        """
        {"version":3,"authorities":[
         {"id":"xc-mosa","name":"Ministry","role":"child-welfare","contact24x7":"+999 1 234"}]}
        """);
  }

  private int generate(String... more) {
    Stream<String> always =
        Stream.of(
            "generate",
            "--node",
            "XC",
            "--entity",
            "https://node.xc.example",
            "--authorities",
            folder.resolve("authorities.json").toString(),
            "--out",
            folder.resolve("keys").toString());
    return new CommandLine(new KeysCommand(InstantSource.fixed(NOW), new SecureRandom()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Stream.concat(always, Stream.of(more)).toArray(String[]::new));
  }

  private OpenedKeystore open(Location.Mode mode, Instant when) {
    return FileKeystore.open(
        new Location(folder.resolve("keys"), folder.resolve("data"), mode),
        BanList.shipped(),
        InstantSource.fixed(when));
  }

  @Test
  void writes_a_keystore_that_opens_and_knows_itself() {
    assertThat(generate("--host", "127.0.0.1")).isZero();

    OpenedKeystore opened = open(Location.Mode.PRODUCTION, NOW);
    assertThat(opened).isInstanceOf(OpenedKeystore.Usable.class);
    OpenedKeystore.Usable usable = (OpenedKeystore.Usable) opened;
    assertThat(usable.self().directory().find(new AuthorityId("xc-mosa"))).isPresent();
    assertThat(usable.self().messages().toString())
        .isEqualTo("https://node.xc.example/cpx/v1/messages");
    assertThat(usable.self().validUntil()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(usable.keystore().node()).isEqualTo(new NodeId("XC"));
  }

  @Test
  void what_it_publishes_makes_the_node_a_partner_of_another() {
    generate();
    OpenedKeystore.Usable usable = (OpenedKeystore.Usable) open(Location.Mode.PRODUCTION, NOW);

    PartnerFiles.Loading loading =
        PartnerFiles.load(
            folder.resolve("keys/public"), BanList.shipped(), InstantSource.fixed(NOW));

    assertThat(loading).isInstanceOf(PartnerFiles.Loading.Loaded.class);
    Authentication authentication =
        ((PartnerFiles.Loading.Loaded) loading)
            .partners()
            .authenticate(usable.keystore().tls().chain().getFirst());
    assertThat(authentication).isInstanceOf(Authentication.Accepted.class);
  }

  @Test
  void lets_nobody_but_the_owner_read_a_key() throws IOException {
    generate();
    try (Stream<Path> files = Files.walk(folder.resolve("keys"))) {
      for (Path file : files.toList()) {
        String granted = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertThat(granted).as(file.toString()).endsWith("------");
      }
    }
  }

  @Test
  void prints_the_pin_that_partners_compare_and_no_secret() {
    generate();
    assertThat(out.toString())
        .matches(
            "\\{\"entity\":\"https://node.xc.example\",\"metadata_key\":\"[A-Za-z0-9_-]{43}\",\"node\":\"XC\"}\\R");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void never_writes_over_a_keystore() throws IOException {
    generate();
    byte[] before = Files.readAllBytes(folder.resolve("keys/log.jwk"));

    assertThat(generate()).isEqualTo(2);

    assertThat(Files.readAllBytes(folder.resolve("keys/log.jwk"))).isEqualTo(before);
    assertThat(err.toString()).contains("the directory exists already");
  }

  @Test
  void refuses_authorities_it_cannot_read() throws IOException {
    Files.writeString(folder.resolve("authorities.json"), "{\"version\":3,\"authorities\":[{}]}");
    assertThat(generate()).isEqualTo(2);
    assertThat(err.toString()).contains("missing-member");
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  @Test
  void makes_demo_keys_that_production_refuses_and_the_reverse() {
    generate("--demo");
    assertThat(reasons(open(Location.Mode.PRODUCTION, NOW)))
        .containsExactly(Reason.KEYSTORE_OF_DEMO);
    assertThat(open(Location.Mode.DEMO, NOW)).isInstanceOf(OpenedKeystore.Usable.class);
    assertThat(open(Location.Mode.DEMO, NOW.plus(Duration.ofDays(7))))
        .isInstanceOf(OpenedKeystore.Unusable.class);
  }

  private static List<Reason> reasons(OpenedKeystore opened) {
    return switch (opened) {
      case OpenedKeystore.Usable usable -> List.of();
      case OpenedKeystore.Unusable unusable ->
          unusable.faults().stream().map(Fault::reason).toList();
    };
  }
}
