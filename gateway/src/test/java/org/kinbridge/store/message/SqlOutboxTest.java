package org.kinbridge.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.deliver.Claims;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.OutboxContract;
import org.kinbridge.deliver.State;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.SystemId;
import org.kinbridge.flow.setting.Asker;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.store.SqlDisclosures;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.store.row.SealedRowsNamed;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.Transactions;

class SqlOutboxTest extends OutboxContract {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Claims.Lease LEASE =
      new Claims.Lease(UUID.randomUUID(), Duration.ofMinutes(5));

  @Override
  protected Transactions storage() {
    return database.open();
  }

  @Override
  protected ChildKeys childKeys() {
    return new SqlChildKeys();
  }

  @Override
  protected Outbox outbox() {
    return new SqlOutbox(rows());
  }

  @Override
  protected Claims claims() {
    return new SqlClaims(rows());
  }

  private SealedRows rows() {
    return new SealedRows(vault(), new RowSeal(AnyKeystore.keystore()));
  }

  @Override
  protected void begun(Waiting waiting) {
    StoredDisclosure disclosure =
        new StoredDisclosure(
            waiting.disclosure(),
            new Asker(new ClientId("mosa"), new SystemId("primero"), new AuthorityId("xc-mosa")),
            waiting.stored().children().getFirst(),
            State.AUTHORISED,
            Optional.empty(),
            Optional.of(waiting.message()),
            AnyKeystore.NOW,
            "a request".getBytes(StandardCharsets.UTF_8),
            "a decision".getBytes(StandardCharsets.UTF_8));
    storage().run(tx -> new SqlDisclosures(rows()).put(tx, disclosure));
  }

  /** Another test's messages would be claimed as well. */
  @BeforeEach
  void nothing_else_waits() {
    database.asSuperuser("DELETE FROM outbox");
  }

  @Override
  protected void alter(MessageId message) {
    set(message, "body = '\\x00'");
  }

  /** The database's clock is not ours to move. */
  @Override
  protected void pass(Duration lease) {
    database.asSuperuser("UPDATE outbox SET leased_until = clock_timestamp()");
  }

  private static void set(MessageId message, String change) {
    database.asSuperuser("UPDATE outbox SET " + change + " WHERE message = '" + message + "'");
  }

  private static String ask(MessageId message, String what) {
    return database.ask("SELECT " + what + " FROM outbox WHERE message = '" + message + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "disclosure = gen_random_uuid()",
        "authority = 'another'",
        "authority = ''",
        "authority = 'No Such Id'",
        "partner = 'https://node.xb.example'",
        "partner = 'not an entity'",
        "authorised = gen_random_uuid()",
        "expires = expires + interval '1 day'",
        "expires = 'infinity'",
        "expires = '-infinity'",
        "state = 'released'",
        "state = 'unheard-of'",
        "state = ''",
        "reason = 'expired'",
        "reason = 'unheard-of'",
        "reason = ''",
        "changed_at = 'infinity'",
        "version = 0",
        "version = -7",
        "version = version + 1",
        "children = '{}'",
        "children = ARRAY[NULL]::uuid[]",
        "children = ARRAY[children, children]",
        "children = ('[5:5]=' || children::text)::uuid[]",
        "body_key = gen_random_uuid()",
        "body = ''",
        "seal = ''",
      })
  void a_changed_column_is_noticed_and_named_whatever_stands_in_it(String change) {
    put(waiting);
    set(waiting.message(), change);
    assertThat(find(waiting.message())).isEmpty();
    assertThat(claim(LEASE, AnyKeystore.NOW)).isEmpty();
    assertThat(SealedRowsNamed.in(database, "outbox"))
        .containsExactly("outbox " + waiting.message());
  }

  @Test
  void an_altered_message_is_put_off_twice_as_long_each_time_and_after_its_deadline_for_ever() {
    put(waiting);
    alter(waiting.message());
    Instant now = AnyKeystore.NOW;
    for (long seconds : List.of(1L, 2L, 4L)) {
      assertThat(claim(LEASE, now)).isEmpty();
      now = now.plusSeconds(seconds);
      assertThat(ask(waiting.message(), "due = '" + now + "'")).isEqualTo("t");
    }
    assertThat(claim(LEASE, waiting.expires())).isEmpty();
    assertThat(ask(waiting.message(), "due")).isEqualTo("infinity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attempts = 2147483647", "attempts = -2147483648"})
  void a_count_of_attempts_that_somebody_made_absurd_stops_nothing(String absurd) {
    put(waiting);
    set(waiting.message(), absurd);
    assertThat(claim(LEASE, AnyKeystore.NOW)).hasSize(1);
    storage().run(tx -> claims().retry(tx, LEASE, waiting.message(), AnyKeystore.NOW));
    alter(waiting.message());
    assertThat(claim(LEASE, AnyKeystore.NOW)).isEmpty();
    assertThat(ask(waiting.message(), "due > '" + AnyKeystore.NOW + "'")).isEqualTo("t");
  }
}
