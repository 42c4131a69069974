package org.kinbridge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.deliver.OutboxContract.LEASE;
import static org.kinbridge.deliver.OutboxContract.NOW;
import static org.kinbridge.deliver.OutboxContract.about;
import static org.kinbridge.deliver.OutboxContract.ids;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.vault.HeldTransaction;

/** What a claim on a row of the outbox promises over any implementation. */
abstract class ClaimsContract {
  private final OutboxContract given;

  ClaimsContract(OutboxContract given) {
    this.given = given;
  }

  private final Claims.Lease ours = new Claims.Lease(UUID.randomUUID(), LEASE);
  private final Claims.Lease theirs = new Claims.Lease(UUID.randomUUID(), LEASE);

  @Test
  void gives_the_message_as_it_was_put() {
    given.put(given.waiting);
    List<Waiting> claimed = given.claim(ours, NOW);
    assertThat(claimed).hasSize(1);
    assertThat(claimed.getFirst()).usingRecursiveComparison().isEqualTo(given.waiting);
  }

  @Test
  void takes_what_is_due() {
    Waiting later = about(NOW.plusSeconds(2), given.child);
    Waiting tomorrow = about(NOW.plus(Duration.ofDays(1)), given.child);
    Stream.of(tomorrow, later, given.waiting).forEach(given::put);
    assertThat(ids(given.claim(ours, NOW.plusSeconds(1)))).containsExactly(given.waiting.message());
    given.pass(LEASE);
    assertThat(ids(given.claim(ours, NOW.plusSeconds(2))))
        .containsExactlyInAnyOrder(given.waiting.message(), later.message());
  }

  @Test
  void takes_so_many_of_those_that_are_longest_due_and_none_that_is_under_way() {
    Waiting second = about(NOW.plusSeconds(1), given.child);
    Waiting third = about(NOW.plusSeconds(2), given.child);
    Stream.of(third, given.waiting, second).forEach(given::put);
    Claims.Search search =
        new Claims.Search(NOW.plusSeconds(9), 1, Set.of(given.waiting.message()));
    assertThat(ids(given.storage().call(tx -> given.claims().claim(tx, ours, search))))
        .containsExactly(second.message());
  }

  @Test
  void keeps_the_message_from_everybody_until_its_lease_is_over() {
    given.put(given.waiting);
    assertThat(given.claim(ours, NOW)).hasSize(1);
    assertThat(given.claim(theirs, NOW.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(given.claim(ours, NOW)).isEmpty();
    given.pass(LEASE);
    assertThat(given.claim(theirs, NOW)).hasSize(1);
  }

  @Test
  void that_is_renewed_holds_for_a_whole_lease_again() {
    given.put(given.waiting);
    given.claim(ours, NOW);
    given.pass(LEASE);
    given.storage().run(tx -> given.claims().renew(tx, ours, Set.of(given.waiting.message())));
    assertThat(given.claim(theirs, NOW)).isEmpty();
  }

  @Test
  void is_not_renewed_once_somebody_else_has_the_message() {
    given.put(given.waiting);
    given.claim(ours, NOW);
    given.pass(LEASE);
    given.claim(theirs, NOW);
    given.pass(LEASE);
    given.storage().run(tx -> given.claims().renew(tx, ours, Set.of(given.waiting.message())));
    assertThat(given.claim(ours, NOW)).hasSize(1);
  }

  @Test
  void is_given_back_until_it_is_due_and_an_attempt_is_counted_where_one_was_made() {
    given.put(given.waiting);
    given.claim(ours, NOW);
    given
        .storage()
        .run(tx -> given.claims().postpone(tx, ours, given.waiting.message(), NOW.plusSeconds(5)));
    assertThat(given.claim(theirs, NOW.plusSeconds(4))).isEmpty();
    assertThat(given.claim(ours, NOW.plusSeconds(5)).getFirst().attempts()).isZero();
    given
        .storage()
        .run(tx -> given.claims().retry(tx, ours, given.waiting.message(), NOW.plusSeconds(9)));
    assertThat(given.claim(theirs, NOW.plusSeconds(9)).getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void is_given_back_by_its_holder_only() {
    given.put(given.waiting);
    given.claim(ours, NOW);
    given.storage().run(tx -> given.claims().retry(tx, theirs, given.waiting.message(), NOW));
    given.storage().run(tx -> given.claims().postpone(tx, theirs, given.waiting.message(), NOW));
    assertThat(given.claim(theirs, NOW)).isEmpty();
    assertThat(given.find(given.waiting.message()).orElseThrow().attempts()).isZero();
  }

  @Test
  void takes_nothing_that_has_ended() {
    given.put(given.waiting);
    given.advance(given.waiting.in(State.STOPPED, Optional.of(Reason.EXPIRED), NOW));
    assertThat(given.claim(ours, NOW.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void takes_what_was_released_and_has_no_receipt() {
    given.put(given.waiting);
    given.advance(given.waiting.in(State.RELEASED, Optional.empty(), NOW));
    assertThat(given.claim(ours, NOW).getFirst().state()).isEqualTo(State.RELEASED);
  }

  @Test
  void passes_over_a_message_that_somebody_decides_on() {
    Waiting free = about(NOW.plusSeconds(1), given.twin);
    given.put(given.waiting);
    given.put(free);
    try (HeldTransaction deciding =
        HeldTransaction.after(
            given.storage(), tx -> given.outbox().lock(tx, given.waiting.message()))) {
      Future<List<MessageId>> others =
          HeldTransaction.meanwhile(() -> ids(given.claim(ours, NOW.plusSeconds(1))));
      deciding.lets(others);
      deciding.keep();
      assertThat(HeldTransaction.get(others)).contains(free.message());
    }
  }

  @Test
  void of_an_undone_transaction_holds_nothing() {
    given.put(given.waiting);
    Claims.Search all = new Claims.Search(NOW, 9, Set.of());
    try (HeldTransaction one =
        HeldTransaction.after(given.storage(), tx -> given.claims().claim(tx, ours, all))) {
      one.undo();
    }
    assertThat(given.claim(theirs, NOW)).hasSize(1);
  }

  @Test
  void puts_an_altered_message_off_longer_each_time_and_hands_out_what_is_behind_it() {
    Waiting behind = about(NOW.plusSeconds(1), given.twin);
    given.put(given.waiting);
    given.put(behind);
    given.alter(given.waiting.message());
    Instant soon = NOW.plusSeconds(1);
    assertThat(ids(given.claim(ours, soon))).containsExactly(behind.message());
    assertThat(given.claim(ours, soon)).isEmpty();
    assertThat(ids(given.claim(theirs, soon.plus(Duration.ofDays(9))))).isEmpty();
  }
}
