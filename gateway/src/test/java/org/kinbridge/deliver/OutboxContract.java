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
  private static final Instant NOW = AnyKeystore.NOW;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final ChildRef child = new ChildRef(UUID.randomUUID());
  private final ChildRef twin = new ChildRef(UUID.randomUUID());
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
  class A_claim {
    private final Claims.Lease ours = new Claims.Lease(UUID.randomUUID(), LEASE);
    private final Claims.Lease theirs = new Claims.Lease(UUID.randomUUID(), LEASE);

    @Test
    void gives_the_message_as_it_was_put() {
      put(waiting);
      List<Waiting> claimed = claim(ours, NOW);
      assertThat(claimed).hasSize(1);
      assertThat(claimed.getFirst()).usingRecursiveComparison().isEqualTo(waiting);
    }

    @Test
    void takes_what_is_due() {
      Waiting later = about(NOW.plusSeconds(2), child);
      Waiting tomorrow = about(NOW.plus(Duration.ofDays(1)), child);
      Stream.of(tomorrow, later, waiting).forEach(OutboxContract.this::put);
      assertThat(ids(claim(ours, NOW.plusSeconds(1)))).containsExactly(waiting.message());
      pass(LEASE);
      assertThat(ids(claim(ours, NOW.plusSeconds(2))))
          .containsExactlyInAnyOrder(waiting.message(), later.message());
    }

    @Test
    void takes_so_many_of_those_that_are_longest_due_and_none_that_is_under_way() {
      Waiting second = about(NOW.plusSeconds(1), child);
      Waiting third = about(NOW.plusSeconds(2), child);
      Stream.of(third, waiting, second).forEach(OutboxContract.this::put);
      Claims.Search search = new Claims.Search(NOW.plusSeconds(9), 1, Set.of(waiting.message()));
      assertThat(ids(storage().call(tx -> claims().claim(tx, ours, search))))
          .containsExactly(second.message());
    }

    @Test
    void keeps_the_message_from_everybody_until_its_lease_is_over() {
      put(waiting);
      assertThat(claim(ours, NOW)).hasSize(1);
      assertThat(claim(theirs, NOW.plus(Duration.ofDays(1)))).isEmpty();
      assertThat(claim(ours, NOW)).isEmpty();
      pass(LEASE);
      assertThat(claim(theirs, NOW)).hasSize(1);
    }

    @Test
    void that_is_renewed_holds_for_a_whole_lease_again() {
      put(waiting);
      claim(ours, NOW);
      pass(LEASE);
      storage().run(tx -> claims().renew(tx, ours, Set.of(waiting.message())));
      assertThat(claim(theirs, NOW)).isEmpty();
    }

    @Test
    void is_not_renewed_once_somebody_else_has_the_message() {
      put(waiting);
      claim(ours, NOW);
      pass(LEASE);
      claim(theirs, NOW);
      pass(LEASE);
      storage().run(tx -> claims().renew(tx, ours, Set.of(waiting.message())));
      assertThat(claim(ours, NOW)).hasSize(1);
    }

    @Test
    void is_given_back_until_it_is_due_and_an_attempt_is_counted_where_one_was_made() {
      put(waiting);
      claim(ours, NOW);
      storage().run(tx -> claims().postpone(tx, ours, waiting.message(), NOW.plusSeconds(5)));
      assertThat(claim(theirs, NOW.plusSeconds(4))).isEmpty();
      assertThat(claim(ours, NOW.plusSeconds(5)).getFirst().attempts()).isZero();
      storage().run(tx -> claims().retry(tx, ours, waiting.message(), NOW.plusSeconds(9)));
      assertThat(claim(theirs, NOW.plusSeconds(9)).getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void is_given_back_by_its_holder_only() {
      put(waiting);
      claim(ours, NOW);
      storage().run(tx -> claims().retry(tx, theirs, waiting.message(), NOW));
      storage().run(tx -> claims().postpone(tx, theirs, waiting.message(), NOW));
      assertThat(claim(theirs, NOW)).isEmpty();
      assertThat(find(waiting.message()).orElseThrow().attempts()).isZero();
    }

    @Test
    void takes_nothing_that_has_ended() {
      put(waiting);
      advance(waiting.in(State.STOPPED, Optional.of(Reason.EXPIRED), NOW));
      assertThat(claim(ours, NOW.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void takes_what_was_released_and_has_no_receipt() {
      put(waiting);
      advance(waiting.in(State.RELEASED, Optional.empty(), NOW));
      assertThat(claim(ours, NOW).getFirst().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void passes_over_a_message_that_somebody_decides_on() {
      Waiting free = about(NOW.plusSeconds(1), twin);
      put(waiting);
      put(free);
      try (HeldTransaction deciding =
          HeldTransaction.after(storage(), tx -> outbox().lock(tx, waiting.message()))) {
        Future<List<MessageId>> others =
            HeldTransaction.meanwhile(() -> ids(claim(ours, NOW.plusSeconds(1))));
        deciding.lets(others);
        deciding.keep();
        assertThat(HeldTransaction.get(others)).contains(free.message());
      }
    }

    @Test
    void of_an_undone_transaction_holds_nothing() {
      put(waiting);
      Claims.Search all = new Claims.Search(NOW, 9, Set.of());
      try (HeldTransaction one =
          HeldTransaction.after(storage(), tx -> claims().claim(tx, ours, all))) {
        one.undo();
      }
      assertThat(claim(theirs, NOW)).hasSize(1);
    }

    @Test
    void puts_an_altered_message_off_longer_each_time_and_hands_out_what_is_behind_it() {
      Waiting behind = about(NOW.plusSeconds(1), twin);
      put(waiting);
      put(behind);
      alter(waiting.message());
      Instant soon = NOW.plusSeconds(1);
      assertThat(ids(claim(ours, soon))).containsExactly(behind.message());
      assertThat(claim(ours, soon)).isEmpty();
      assertThat(ids(claim(theirs, soon.plus(Duration.ofDays(9))))).isEmpty();
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

  private List<Waiting> claimed(Instant now) {
    return claim(new Claims.Lease(UUID.randomUUID(), LEASE), now);
  }

  private Optional<Waiting> locked(MessageId message) {
    return storage().call(tx -> outbox().lock(tx, message));
  }

  private List<Waiting> waitingFor(ChildRef which) {
    return storage().call(tx -> outbox().lockWaiting(tx, which));
  }

  private void advance(Waiting next) {
    storage().run(tx -> outbox().advance(tx, next));
  }

  private static List<MessageId> ids(List<Waiting> rows) {
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
