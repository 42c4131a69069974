package org.kinbridge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What the outbox and the claims on its rows promise over any implementation. */
public abstract class OutboxContract {
  static final Instant NOW = AnyKeystore.NOW;
  static final Duration LEASE = Duration.ofMinutes(5);

  final ChildRef child = new ChildRef(UUID.randomUUID());
  final ChildRef twin = new ChildRef(UUID.randomUUID());
  protected final Waiting waiting = about(NOW, child);

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Outbox outbox();

  protected abstract Claims claims();

  /** The disclosure of that message is kept already. */
  protected abstract void begun(Waiting waiting);

  /** Changes the row behind our back. */
  protected abstract void alter(MessageId message);

  /** Time passes by the clock of the storage, until a claim that was not renewed is over. */
  protected abstract void pass(Duration lease);

  protected final Vault vault() {
    return new Vault(childKeys(), AnyKeystore.keystore(), new SecureRandom());
  }

  /** Else two transactions would meet at the making of the child's key. */
  @BeforeEach
  void the_children_are_known() {
    storage().run(tx -> vault().seal(tx, child, waiting.place(), new byte[0]));
    storage().run(tx -> vault().seal(tx, twin, waiting.place(), new byte[0]));
  }

  @Nested
  class A_message {
    @Test
    void comes_back_as_it_was_put() {
      put(waiting);
      assertThat(find(waiting.message()).orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(waiting);
    }

    @Test
    void that_nobody_put_is_not_there() {
      put(waiting);
      assertThat(find(new MessageId(UUID.randomUUID()))).isEmpty();
      assertThat(claimed(NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void is_put_once() {
      put(waiting);
      assertThatThrownBy(() -> storage().run(tx -> outbox().put(tx, waiting)))
          .isInstanceOf(RuntimeException.class);
      assertThat(find(waiting.message())).isPresent();
    }

    @Test
    void of_an_undone_transaction_is_not_there() {
      begun(waiting);
      try (HeldTransaction one =
          HeldTransaction.after(storage(), tx -> outbox().put(tx, waiting))) {
        one.undo();
      }
      assertThat(find(waiting.message())).isEmpty();
      assertThat(waitingFor(child)).isEmpty();
    }

    @Test
    void that_was_altered_is_not_there_for_anybody() {
      put(waiting);
      alter(waiting.message());
      assertThat(find(waiting.message())).isEmpty();
      assertThat(locked(waiting.message())).isEmpty();
      assertThat(waitingFor(child)).isEmpty();
    }

    @Test
    void about_an_erased_child_is_not_there_for_anybody() {
      put(waiting);
      storage().run(tx -> vault().erase(tx, child));
      assertThat(find(waiting.message())).isEmpty();
      assertThat(locked(waiting.message())).isEmpty();
    }
  }

  @Nested
  class A_step {
    private final Waiting released =
        waiting.in(State.RELEASED, Optional.empty(), NOW.plusSeconds(1));

    @Test
    void is_kept_with_its_reason() {
      Waiting stopped =
          waiting.in(State.STOPPED, Optional.of(Reason.CONSENT_WITHDRAWN), NOW.plusSeconds(1));
      put(waiting);
      advance(stopped);
      assertThat(find(waiting.message()).orElseThrow())
          .usingRecursiveComparison()
          .isEqualTo(stopped);
    }

    @Test
    void is_undone_with_its_transaction() {
      put(waiting);
      try (HeldTransaction one =
          HeldTransaction.after(storage(), tx -> outbox().advance(tx, released))) {
        one.undo();
      }
      assertThat(find(waiting.message()).orElseThrow().state()).isEqualTo(State.AUTHORISED);
    }

    @Test
    void is_made_from_the_state_that_is_there_and_from_no_other() {
      put(waiting);
      advance(released);
      assertThatThrownBy(() -> advance(released)).isInstanceOf(IllegalStateException.class);
      assertThat(find(waiting.message()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void of_a_message_that_is_not_there_is_none() {
      assertThatThrownBy(() -> advance(released)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void waits_for_whoever_locked_the_message() {
      put(waiting);
      try (HeldTransaction first =
          HeldTransaction.after(
              storage(),
              tx -> {
                outbox().lock(tx, waiting.message());
                outbox().advance(tx, released);
              })) {
        Future<Optional<Waiting>> second =
            HeldTransaction.meanwhile(() -> locked(waiting.message()));
        assertThat(first.blocks(second)).isTrue();
        first.keep();
        assertThat(HeldTransaction.get(second).orElseThrow().state()).isEqualTo(State.RELEASED);
      }
    }
  }

  @Nested
  class What_waits_for_a_child {
    @Test
    void is_authorised_or_released_and_about_it_first_or_not() {
      Waiting ofBoth = about(NOW, twin, child);
      Waiting ofTheTwin = about(NOW, twin);
      Waiting ended = about(NOW, child);
      Stream.of(waiting, ofBoth, ofTheTwin, ended).forEach(OutboxContract.this::put);
      advance(waiting.in(State.RELEASED, Optional.empty(), NOW));
      advance(ended.in(State.STOPPED, Optional.of(Reason.EXPIRED), NOW));
      assertThat(waitingFor(child))
          .extracting(Waiting::message)
          .containsExactlyInAnyOrder(waiting.message(), ofBoth.message());
    }

    @Test
    void comes_in_the_order_of_the_ids_so_that_nobody_waits_in_a_circle() {
      List<Waiting> many = Stream.generate(() -> about(NOW, child)).limit(8).toList();
      many.forEach(OutboxContract.this::put);
      assertThat(waitingFor(child))
          .extracting(one -> one.message().toString())
          .hasSize(8)
          .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void is_locked() {
      put(waiting);
      try (HeldTransaction first =
          HeldTransaction.after(storage(), tx -> outbox().lockWaiting(tx, child))) {
        assertThat(first.blocks(HeldTransaction.meanwhile(() -> locked(waiting.message()))))
            .isTrue();
      }
    }
  }

  @Nested
  class A_claim extends ClaimsContract {
    A_claim() {
      super(OutboxContract.this);
    }
  }

  protected final void put(Waiting one) {
    begun(one);
    storage().run(tx -> outbox().put(tx, one));
  }

  protected final Optional<Waiting> find(MessageId message) {
    return storage().call(tx -> outbox().find(tx, message));
  }

  protected final List<Waiting> claim(Claims.Lease lease, Instant now) {
    return storage().call(tx -> claims().claim(tx, lease, new Claims.Search(now, 9, Set.of())));
  }

  List<Waiting> claimed(Instant now) {
    return claim(new Claims.Lease(UUID.randomUUID(), LEASE), now);
  }

  private Optional<Waiting> locked(MessageId message) {
    return storage().call(tx -> outbox().lock(tx, message));
  }

  private List<Waiting> waitingFor(ChildRef which) {
    return storage().call(tx -> outbox().lockWaiting(tx, which));
  }

  void advance(Waiting next) {
    storage().run(tx -> outbox().advance(tx, next));
  }

  static List<MessageId> ids(List<Waiting> rows) {
    return rows.stream().map(Waiting::message).toList();
  }

  protected static Waiting about(Instant since, ChildRef... children) {
    return new Waiting(
        new MessageId(UUID.randomUUID()),
        new DisclosureId(UUID.randomUUID()),
        new AuthorityId("xc-mosa"),
        new EntityId("https://node.xa.example"),
        new EntryId(UUID.randomUUID()),
        NOW.plus(Duration.ofDays(2)),
        State.AUTHORISED,
        Optional.empty(),
        since,
        1,
        0,
        new StoredMessage(
            bytes("signed"),
            bytes("content"),
            bytes("one salt"),
            bytes("another"),
            bytes("openings"),
            bytes("values"),
            List.of(children)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
