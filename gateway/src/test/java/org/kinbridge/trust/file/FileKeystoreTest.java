package org.kinbridge.trust.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.trust.key.BanList;

/** Works on a copy of the published example keystore, with the permissions a real one has. */
class FileKeystoreTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("kinbridge.conformance", "../conformance"))
          .resolveSibling("keys-example/node-xs");
  private static final Instant DURING = Instant.parse("2026-12-01T00:00:00Z");
  @TempDir Path folder;
  private Path keys;

  @BeforeEach
  void copy_the_example() throws IOException {
    keys = folder.resolve("keys");
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.toList()) {
        Path copy = keys.resolve(EXAMPLE.relativize(file).toString());
        Files.copy(file, copy);
        String granted = Files.isDirectory(copy) ? "rwx------" : "rw-------";
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(granted));
      }
    }
  }

  private OpenedKeystore open(BanList banned, Instant now) {
    return FileKeystore.open(
        new Location(keys, folder.resolve("data"), Location.Mode.PRODUCTION),
        banned,
        InstantSource.fixed(now));
  }

  private List<Fault> faults(BanList banned, Instant now) {
    return switch (open(banned, now)) {
      case OpenedKeystore.Usable usable -> List.of();
      case OpenedKeystore.Unusable unusable -> unusable.faults();
    };
  }

  private List<Fault> faults() {
    return faults(BanList.liftedForDemo(), DURING);
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(keys.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(keys.resolve(file), text.replace(from, to));
  }

  @Test
  void opens_whole_where_the_ban_is_lifted() {
    assertThat(open(BanList.liftedForDemo(), DURING))
        .isInstanceOfSatisfying(
            OpenedKeystore.Usable.class,
            usable -> {
              assertThat(usable.keystore().messageSigning(Suite.C1)).hasSize(1);
              assertThat(usable.keystore().epoch(usable.keystore().currentEpoch())).isPresent();
              assertThat(usable.keystore().kind()).isEqualTo("software keystore");
              String kid = usable.self().keys().encryption().getFirst().kid();
              assertThat(usable.keystore().opening(kid)).isPresent();
              assertThat(usable.keystore().opening("unknown")).isEmpty();
            });
  }

  @Nested
  class The_ban_on_published_keys {
    @Test
    void covers_every_key_file_of_the_example() throws IOException {
      try (Stream<Path> files = Files.list(EXAMPLE)) {
        List<String> names =
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".jwk"))
                .toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(10);
        assertThat(faults(BanList.shipped(), DURING))
            .allMatch(fault -> fault.reason() == Reason.EXAMPLE_KEY)
            .extracting(Fault::place)
            .containsExactlyInAnyOrderElementsOf(names);
      }
    }

    @Test
    void covers_a_partner_who_uses_one() {
      PartnerFiles.Loading loading =
          PartnerFiles.load(keys.resolve("public"), BanList.shipped(), InstantSource.fixed(DURING));
      assertThat(loading)
          .isInstanceOfSatisfying(
              PartnerFiles.Loading.Unusable.class,
              unusable ->
                  assertThat(unusable.faults())
                      .extracting(Fault::reason)
                      .containsExactly(Reason.EXAMPLE_KEY));
    }
  }

  @Nested
  class Its_place_is_refused {
    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void when_others_may_touch_a_key(String granted) throws IOException {
      Files.setPosixFilePermissions(
          keys.resolve("rows.jwk"), PosixFilePermissions.fromString(granted));
      assertThat(faults())
          .containsExactly(
              new Fault(Reason.KEYSTORE_READABLE_BY_OTHERS, "rows.jwk", "chmod go= it"));
    }

    @Test
    void when_others_may_list_the_directory() throws IOException {
      Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-x---"));
      assertThat(faults())
          .extracting(Fault::reason)
          .containsExactly(Reason.KEYSTORE_READABLE_BY_OTHERS);
    }

    @Test
    void when_a_key_is_a_link() throws IOException {
      Files.move(keys.resolve("rows.jwk"), folder.resolve("elsewhere"));
      Files.createSymbolicLink(keys.resolve("rows.jwk"), folder.resolve("elsewhere"));
      assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.KEYSTORE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "keys", "keys/../../FOLDER/keys"})
    void when_it_is_the_data_directory_or_inside_it(String data) {
      String path = data.replace("FOLDER", folder.getFileName().toString());
      OpenedKeystore opened =
          FileKeystore.open(
              new Location(keys, folder.resolve(path), Location.Mode.PRODUCTION),
              BanList.liftedForDemo(),
              InstantSource.fixed(DURING));
      assertThat(((OpenedKeystore.Unusable) opened).faults())
          .extracting(Fault::reason)
          .containsExactly(Reason.KEYSTORE_INSIDE_DATA);
    }

    @Test
    void when_a_link_leads_into_the_data_directory() throws IOException {
      Path data = Files.createDirectory(folder.resolve("data"));
      Files.move(keys, data.resolve("keys"));
      Files.createSymbolicLink(keys, data.resolve("keys"));
      assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.KEYSTORE_INSIDE_DATA);
    }

    @Test
    void when_there_is_none() {
      keys = folder.resolve("nothing");
      assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.KEYSTORE_MALFORMED);
    }
  }

  @Nested
  class Its_files_are_refused {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "keystore.json",
          "sign-1.jwk",
          "open-1.jwk",
          "tokens.jwk",
          "log.jwk",
          "tls.jwk",
          "tls.pem",
          "entries.jwk",
          "rows.jwk",
          "search.jwk",
          "public/XS.pin.json",
          "public/XS.metadata.jws"
        })
    void when_one_is_missing(String name) throws IOException {
      Files.delete(keys.resolve(name));
      assertThat(faults()).isNotEmpty();
      assertThat(faults())
          .extracting(Fault::reason)
          .containsAnyOf(Reason.KEYSTORE_MALFORMED, Reason.METADATA_MALFORMED);
    }

    @Test
    void all_at_once() throws IOException {
      Files.delete(keys.resolve("rows.jwk"));
      Files.writeString(keys.resolve("search.jwk"), "{}");
      Files.writeString(keys.resolve("log.jwk"), "no json");
      assertThat(faults())
          .extracting(Fault::place)
          .containsExactlyInAnyOrder("rows.jwk", "search.jwk", "log.jwk");
    }

    @Test
    void when_one_does_not_belong_there() throws IOException {
      Path stray = Files.createFile(keys.resolve("sign-1.jwk.bak"));
      Files.setPosixFilePermissions(stray, PosixFilePermissions.fromString("rw-------"));
      assertThat(faults()).extracting(Fault::place).containsExactly("sign-1.jwk.bak");
    }

    @Test
    void when_the_halves_of_a_pair_do_not_belong_together() throws IOException {
      String text = Files.readString(keys.resolve("tokens.jwk"));
      String d = text.replaceAll(".*\"d\":\"([^\"]+)\".*", "$1");
      change(
          "sign-1.jwk",
          Files.readString(keys.resolve("sign-1.jwk")).replaceAll(".*\"d\":\"([^\"]+)\".*", "$1"),
          d);
      assertThat(faults())
          .contains(
              new Fault(
                  Reason.KEYSTORE_MALFORMED,
                  "sign-1.jwk",
                  "the halves of the pair do not belong together at /d"));
    }

    @Test
    void when_a_key_is_for_something_else() throws IOException {
      change("sign-1.jwk", "\"use\":\"sig\"", "\"use\":\"enc\"");
      assertThat(faults()).extracting(Fault::place).contains("sign-1.jwk");
    }

    @Test
    void when_partners_were_told_of_other_keys() throws IOException {
      Files.copy(keys.resolve("tokens.jwk"), folder.resolve("other"));
      String other =
          Files.readString(folder.resolve("other"))
              .replace("}", ",\"use\":\"sig\",\"alg\":\"ES256\",\"nbf\":0,\"exp\":9000000000}");
      Files.writeString(keys.resolve("sign-1.jwk"), other);
      assertThat(faults())
          .containsExactly(
              new Fault(
                  Reason.KEYSTORE_MALFORMED,
                  "XS.metadata.jws",
                  "our metadata names other keys than we have"));
    }

    @Test
    void when_they_are_out_of_time() {
      assertThat(faults(BanList.liftedForDemo(), Instant.parse("2030-01-01T00:00:00Z")))
          .extracting(Fault::reason)
          .containsExactlyInAnyOrder(Reason.KEY_EXPIRED, Reason.CERTIFICATE_NOT_VALID);
      assertThat(faults(BanList.liftedForDemo(), Instant.parse("2020-01-01T00:00:00Z")))
          .extracting(Fault::reason)
          .containsExactlyInAnyOrder(Reason.KEY_EXPIRED, Reason.CERTIFICATE_NOT_VALID);
    }

    @Test
    void when_it_was_made_for_a_demonstration() throws IOException {
      change("keystore.json", "\"demo\":false", "\"demo\":true");
      assertThat(faults()).extracting(Fault::reason).containsExactly(Reason.KEYSTORE_OF_DEMO);
    }
  }

  @Test
  void prints_no_key_in_a_fault() throws IOException {
    String secret =
        Files.readString(keys.resolve("rows.jwk")).replaceAll(".*\"k\":\"([^\"]+)\".*", "$1");
    change("rows.jwk", "\"kty\":\"oct\"", "\"kty\":\"odd\"");
    assertThat(faults().toString()).contains("rows.jwk").doesNotContain(secret);
  }
}
