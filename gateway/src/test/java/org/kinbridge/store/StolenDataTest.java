package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.cli.KeysCommand;
import org.kinbridge.cli.LedgerCommand;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.RecordedTokens;
import org.kinbridge.ledger.Sequencer;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.child.SqlCrosswalk;
import org.kinbridge.store.child.SqlPairwiseSecrets;
import org.kinbridge.store.database.Database;
import org.kinbridge.store.database.EmbeddedDatabase;
import org.kinbridge.store.database.EmbeddedServer;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.log.SqlLogWriter;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.trust.file.FileKeystore;
import org.kinbridge.trust.file.Location;
import org.kinbridge.trust.file.OpenedKeystore;
import org.kinbridge.trust.key.BanList;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.PairwiseSecrets;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Vault;
import org.kinbridge.wiring.beside.LedgerVerifier;
import picocli.CommandLine;

/**
 * A data directory is worth nothing to its thief, and everything to {@code ledger verify} with the
 * keystore.
 */
class StolenDataTest {
  private static final String CANARY = "Zuhra Kanarienvogelova";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
  private final SecureRandom random = new SecureRandom();

  @TempDir Path folder;

  @Test
  void shows_no_name_and_starts_nothing_without_the_keystore() throws Exception {
    generateKeys();
    Path data = folder.resolve("data");
    try (EmbeddedServer server = EmbeddedServer.open(data, TestDatabase.binaries(), random);
        Database database = Database.open(EmbeddedDatabase.on(server, random));
        Keystore keys = keys()) {
      work(database, keys);
      assertThat(verify("--keystore", folder.resolve("keys").toString()))
          .as("beside the running node")
          .isEqualTo(new Outcome(0, "verified"));
    }
    assertThat(filesWith(CANARY)).isEmpty();
    assertThat(filesWith("case-4711")).isEmpty();

    assertThat(verify("--keystore", folder.resolve("keys").toString()))
        .as("after the node ended")
        .isEqualTo(new Outcome(0, "verified"));
    assertThat(verify("--keystore", folder.resolve("no-keys").toString()).exit()).isEqualTo(2);
    assertThat(verify("--keystore", data.toString()).exit()).isEqualTo(2);
    assertThat(verify().exit()).isEqualTo(2);

    inClear();
    assertThat(filesWith(CANARY)).as("the search would have found it").isNotEmpty();
    assertThat(verify("--keystore", folder.resolve("keys").toString()))
        .isEqualTo(new Outcome(2, "NOT verified: 1 findings"));
  }

  private void work(Database database, Keystore keys) {
    ChildRef child = new ChildRef(UUID.randomUUID());
    Vault vault = new Vault(new SqlChildKeys(), keys, random);
    Ledger ledger = new Ledger(new SqlJournal(), vault, keys, random);
    database.run(
        tx -> {
          new Crosswalk(recorded(new SqlCrosswalk(rows(vault, keys)), ledger), keys, random)
              .local(tx, "primero", "case-4711");
          new PairwiseSecrets(new SqlPairwiseSecrets(), vault, random)
              .of(tx, child, new NodeId("XA"));
          ledger.append(
              tx,
              Entry.of(EntryKind.ACCESS, CLOCK.instant())
                  .about(child, JsonNodeFactory.instance.objectNode().put("name", CANARY)));
          keepBody(tx, vault, child);
        });
    Sequencer sequencer =
        new Sequencer(new SqlLogWriter(database), vault, keys, random, new Silent());
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
  }

  /** As a node does: each child that becomes known is an entry of the ledger. */
  private static Crosswalk.Tokens recorded(SqlCrosswalk rows, Ledger ledger) {
    return new RecordedTokens(rows, ledger, ledger.recall(Set.of(RecordedTokens.TABLE)), CLOCK);
  }

  private static SealedRows rows(Vault vault, Keystore keys) {
    return new SealedRows(vault, new RowSeal(keys));
  }

  /** A long body, so that it lies outside its row as well. */
  private static void keepBody(org.kinbridge.vault.Transaction tx, Vault vault, ChildRef child) {
    byte[] body = (CANARY + " ").repeat(2_000).getBytes(StandardCharsets.UTF_8);
    SealedBody sealed = vault.seal(tx, child, new Place("pairwise_secret", "body", 1), body);
    Sql.in(
        tx,
        "keep a body",
        c -> {
          try (var insert =
              c.prepareStatement("INSERT INTO pairwise_secret VALUES (?, 'body', ?, ?)")) {
            insert.setObject(1, child.value());
            insert.setObject(2, sealed.key().value());
            insert.setBytes(3, sealed.bytes());
            return insert.executeUpdate();
          }
        });
  }

  /** What the test must be able to find, and one deleted part for the replay. */
  private void inClear() throws Exception {
    try (EmbeddedServer server =
            EmbeddedServer.open(folder.resolve("data"), TestDatabase.binaries(), random);
        Connection connection =
            DriverManager.getConnection(
                server.url("kinbridge"), "postgres", server.superuser().password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE clear AS SELECT '" + CANARY + "' AS name");
      statement.execute("SET session_replication_role = replica");
      statement.execute("DELETE FROM ledger_part");
    }
  }

  private List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return Stream.<Charset>of(
              StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
          .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
          .anyMatch(bytes::contains);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private record Outcome(int exit, String lastLine) {}

  private Outcome verify(String... arguments) {
    StringWriter out = new StringWriter();
    String[] all =
        Stream.concat(
                Stream.of(
                    "verify",
                    "--demo",
                    "--data",
                    folder.resolve("data").toString(),
                    "--binaries",
                    TestDatabase.binaries().toString()),
                Stream.of(arguments))
            .toArray(String[]::new);
    int exit =
        new CommandLine(new LedgerCommand(new LedgerVerifier(CLOCK, random)))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(all);
    return new Outcome(exit, out.toString().lines().reduce((one, other) -> other).orElse(""));
  }

  private Keystore keys() {
    Location location =
        new Location(folder.resolve("keys"), folder.resolve("data"), Location.Mode.DEMO);
    return switch (FileKeystore.open(location, BanList.liftedForDemo(), CLOCK)) {
      case OpenedKeystore.Usable usable -> usable.keystore();
      case OpenedKeystore.Unusable unusable -> throw new AssertionError(unusable.faults());
    };
  }

  private void generateKeys() throws IOException {
    Path authorities = folder.resolve("authorities.json");
    Files.writeString(
        authorities,
        """
        {"version":1,"authorities":[{"id":"xc-mosa","name":"Ministry","role":"child-welfare","contact24x7":"+999 1 23"}]}
        """);
    int exit =
        new CommandLine(new KeysCommand(CLOCK, random))
            .setOut(new PrintWriter(new StringWriter()))
            .execute(
                "generate",
                "--node",
                "XC",
                "--entity",
                "https://node.xc.example",
                "--authorities",
                authorities.toString(),
                "--out",
                folder.resolve("keys").toString(),
                "--demo");
    assertThat(exit).isZero();
  }

  private static final class Silent implements Sequencer.Listener {
    @Override
    public void published(Checkpoint checkpoint) {}

    @Override
    public void forged(EntryId entry) {
      throw new AssertionError("nobody forged " + entry);
    }
  }
}
