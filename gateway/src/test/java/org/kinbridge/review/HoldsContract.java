package org.kinbridge.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Transactions;

/** What the store of holds promises over any implementation. */
public abstract class HoldsContract {
  private static final Instant NOW = AnyKeystore.NOW;

  /** Of this test alone: the rows of others stay where they are. */
  protected final AuthorityId mosa = new AuthorityId("a-" + UUID.randomUUID());

  private final AuthorityId police = new AuthorityId("a-" + UUID.randomUUID());
  private final Hold hold = hold(mosa, NOW, 1);

  protected abstract Transactions storage();

  protected abstract Holds holds();

  /** A disclosure that a hold may be about. */
  protected abstract DisclosureId disclosure();

  private Hold hold(AuthorityId authority, Instant openedAt, int approvers) {
    return new Hold(
        disclosure(),
        authority,
        new ChildRef(UUID.randomUUID()),
        Reason.CHILD_OBJECTS,
        approvers,
        new EntryId(UUID.randomUUID()),
        openedAt,
        openedAt.plus(Duration.ofDays(5)),
        new Hold.Fate.Waits(),
        openedAt,
        1);
  }

  private Hold open(Hold one) {
    storage().run(tx -> holds().open(tx, one));
    return one;
  }

  private Hold advance(Hold one, Hold.Fate fate) {
    Hold next = one.in(fate, NOW.plusSeconds(1));
    storage().run(tx -> holds().advance(tx, next));
    return next;
  }

  private Optional<Hold> find(Hold one) {
    return storage().call(tx -> holds().find(tx, one.disclosure()));
  }

  private List<Hold> waiting(Optional<AuthorityId> whose, Optional<DisclosureId> after, int most) {
    return storage().call(tx -> holds().waiting(tx, new Holds.Search(whose, after, most)));
  }

  @Test
  void a_hold_comes_back_as_it_was_opened() {
    open(hold);
    assertThat(find(hold)).contains(hold);
  }

  @Test
  void a_disclosure_that_was_never_held_has_none() {
    assertThat(find(hold)).isEmpty();
  }

  @Test
  void it_comes_back_as_it_went_on() {
    open(hold);
    Hold granted = advance(hold, new Hold.Fate.Granted(new MessageId(UUID.randomUUID())));
    assertThat(find(hold)).contains(granted);
    Hold other = open(hold(mosa, NOW, 1));
    Hold over = advance(other, new Hold.Fate.Over(Reason.HOLD_EXPIRED));
    assertThat(find(other)).contains(over);
  }

  @Test
  void nobody_goes_on_from_a_version_that_is_past() {
    open(hold);
    advance(hold, new Hold.Fate.Over(Reason.HOLD_EXPIRED));
    assertThatThrownBy(() -> advance(hold, new Hold.Fate.Granted(new MessageId(UUID.randomUUID()))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_undone_transaction_leaves_nothing() {
    open(hold);
    Hold other = hold(mosa, NOW, 1);
    try (HeldTransaction first =
        HeldTransaction.after(
            storage(),
            tx -> {
              holds().open(tx, other);
              holds()
                  .advance(
                      tx, hold.in(new Hold.Fate.Over(Reason.HOLD_EXPIRED), NOW.plusSeconds(1)));
            })) {
      first.undo();
    }
    assertThat(find(other)).isEmpty();
    assertThat(find(hold)).contains(hold);
  }

  @Test
  void what_waits_is_listed_oldest_first_and_read_on_after_any() {
    Hold second = open(hold(mosa, NOW.plusSeconds(2), 2));
    Hold first = open(hold(mosa, NOW.plusSeconds(1), 1));
    Hold third = open(hold(mosa, NOW.plusSeconds(3), 1));
    open(hold(police, NOW, 1));
    assertThat(waiting(Optional.of(mosa), Optional.empty(), 9))
        .containsExactly(first, second, third);
    assertThat(waiting(Optional.of(mosa), Optional.empty(), 2)).containsExactly(first, second);
    assertThat(waiting(Optional.of(mosa), Optional.of(first.disclosure()), 9))
        .containsExactly(second, third);
  }

  @Test
  void one_who_may_see_all_is_listed_all() {
    Hold ours = open(hold);
    Hold theirs = open(hold(police, NOW, 1));
    assertThat(waiting(Optional.empty(), Optional.empty(), 1_000)).contains(ours, theirs);
  }

  @Test
  void what_is_the_senders_to_answer_or_over_is_not_listed() {
    open(hold(mosa, NOW, 0));
    advance(open(hold(mosa, NOW, 1)), new Hold.Fate.Over(Reason.STOPPED_BY_OFFICER));
    advance(open(hold(mosa, NOW, 1)), new Hold.Fate.Granted(new MessageId(UUID.randomUUID())));
    assertThat(waiting(Optional.of(mosa), Optional.empty(), 9)).isEmpty();
  }

  @Test
  void what_waits_is_due_when_its_time_is_over_and_not_before() {
    Hold old = open(hold(mosa, NOW.minus(Duration.ofDays(5)), 1));
    Hold senders = open(hold(mosa, NOW.minus(Duration.ofDays(6)), 0));
    Hold young = open(hold(mosa, NOW.minus(Duration.ofDays(5)).plusMillis(1), 1));
    Hold over = open(hold(mosa, NOW.minus(Duration.ofDays(9)), 1));
    advance(over, new Hold.Fate.Over(Reason.STOPPED_BY_OFFICER));
    List<DisclosureId> due = storage().call(tx -> holds().due(tx, NOW, 1_000));
    assertThat(due).contains(old.disclosure(), senders.disclosure());
    assertThat(due).doesNotContain(young.disclosure(), over.disclosure());
    assertThat(due.indexOf(senders.disclosure())).isLessThan(due.indexOf(old.disclosure()));
  }
}
