package org.kinbridge.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.vault.StorageFailed;
import org.kinbridge.vault.Transaction;

class DatabaseTest {
  @RegisterExtension static final TestDatabase test = new TestDatabase();

  @Nested
  class A_transaction {
    @Test
    void keeps_everything_when_its_work_returns() {
      test.open().run(tx -> token(tx, 'a'));

      assertThat(test.ask(countOf('a'))).isEqualTo("1");
    }

    @Test
    void keeps_nothing_when_its_work_throws() {
      assertThatThrownBy(
              () ->
                  test.open()
                      .run(
                          tx -> {
                            token(tx, 'b');
                            throw new IllegalStateException("after the write");
                          }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("after the write");

      assertThat(test.ask(countOf('b'))).isEqualTo("0");
    }

    @Test
    void is_not_opened_inside_another() {
      assertThatThrownBy(() -> test.open().run(tx -> test.open().run(inner -> token(inner, 'c'))))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tells_the_sql_state_of_a_failure_and_no_value() {
      test.open().run(tx -> token(tx, 'd'));

      assertThatThrownBy(() -> test.open().run(tx -> token(tx, 'd')))
          .isInstanceOf(StorageFailed.class)
          .hasMessage("couldn't add a token: SQL state 23505")
          .hasStackTraceContaining("SQL state 23505")
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("dddd"));
    }
  }

  @Nested
  class The_application_role {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE ledger_entry SET leaf = leaf",
          "DELETE FROM ledger_entry",
          "TRUNCATE ledger_entry CASCADE",
          "INSERT INTO ledger_leaf VALUES (0, gen_random_uuid(), '', '')",
          "UPDATE ledger_leaf SET seq = 7",
          "DELETE FROM ledger_pending",
          "DELETE FROM ledger_node",
          "INSERT INTO ledger_checkpoint VALUES (1, '')",
          "DROP TRIGGER append_only ON ledger_entry",
          "CREATE TABLE mine (x int)",
          "UPDATE child_key SET epoch = 'x'"
        })
    void may_not(String statement) {
      assertThatThrownBy(() -> test.open().run(tx -> execute(tx, statement)))
          .isInstanceOf(StorageFailed.class)
          .hasMessageEndingWith("42501");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE ledger_leaf SET seq = 7",
        "DELETE FROM ledger_checkpoint",
        "TRUNCATE ledger_node"
      })
  void the_sequencer_may_not_either(String statement) {
    assertThatThrownBy(() -> test.open().callAsSequencer(tx -> execute(tx, statement)))
        .isInstanceOf(StorageFailed.class)
        .hasMessageEndingWith("42501");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger_entry", "ledger_part", "ledger_leaf", "ledger_head"})
  void even_the_owner_is_stopped_by_the_trigger(String table) throws Exception {
    DatabaseAddress address = test.address();
    try (Connection owner =
            java.sql.DriverManager.getConnection(
                address.url(), address.owner().user(), address.owner().password());
        Statement statement = owner.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM " + table))
          .hasMessageContaining("only ever added to");
    }
  }

  @Test
  void a_server_that_may_lose_commits_is_refused() throws Exception {
    test.asSuperuser("ALTER ROLE kinbridge_owner SET synchronous_commit = off");
    try {
      assertThatThrownBy(() -> Database.open(test.address()))
          .isInstanceOf(DatabaseUnusable.class)
          .hasMessageContaining("synchronous_commit");
    } finally {
      test.asSuperuser("ALTER ROLE kinbridge_owner RESET synchronous_commit");
    }
  }

  @Test
  void the_settings_are_really_on() {
    assertThat(test.ask("SHOW fsync")).isEqualTo("on");
    assertThat(test.ask("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(test.ask("SHOW full_page_writes")).isEqualTo("on");
    assertThat(test.ask("SHOW data_checksums")).isEqualTo("on");
    assertThat(test.ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(
            test.ask("SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
        .isEqualTo("0");
  }

  @Test
  void a_url_never_carries_a_password() {
    assertThatThrownBy(() -> test.address().at("jdbc:postgresql://db/kinbridge?password=x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void token(Transaction tx, char letter) {
    Sql.in(
        tx,
        "add a token",
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  "INSERT INTO crosswalk VALUES (?, gen_random_uuid(), '')")) {
            insert.setString(1, String.valueOf(letter).repeat(64));
            return insert.executeUpdate();
          }
        });
  }

  private static String countOf(char letter) {
    return "SELECT count(*) FROM crosswalk WHERE token = '"
        + String.valueOf(letter).repeat(64)
        + "'";
  }

  private static Optional<ResultSet> execute(Transaction tx, String sql) {
    return Sql.in(
        tx,
        "do it",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
          }
        });
  }

  private static String stackTrace(Throwable e) {
    java.io.StringWriter out = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(out));
    return out.toString();
  }
}
