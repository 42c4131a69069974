package org.kinbridge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.deliver.InboxContract.XA;
import static org.kinbridge.deliver.InboxContract.XB;
import static org.kinbridge.deliver.InboxContract.last;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.HeldTransaction;

/** What the list of an inbox promises over any implementation. */
abstract class InboxListContract {
  private final InboxContract given;
  private final InboxItem second;
  private final InboxItem third;

  InboxListContract(InboxContract given) {
    this.given = given;
    second = given.item(XA, new MessageId(UUID.randomUUID()), given.ours);
    third = given.item(XB, new MessageId(UUID.randomUUID()), given.ours);
  }

  @Test
  void goes_on_after_the_last_one_seen_oldest_first() {
    putAll();
    assertThat(page(Optional.empty(), 2)).containsExactly(given.item.id(), second.id());
    assertThat(page(Optional.of(second.id()), 2)).containsExactly(third.id());
    assertThat(page(Optional.of(third.id()), 2)).isEmpty();
  }

  @Test
  void begins_at_the_start_after_an_id_that_is_not_one_of_that_authority() {
    putAll();
    InboxItem foreign = given.item(XA, new MessageId(UUID.randomUUID()), given.theirs);
    given.put(foreign);
    assertThat(page(Optional.of(foreign.id()), 9)).hasSize(3);
    assertThat(page(Optional.of(UUID.randomUUID()), 9)).hasSize(3);
  }

  @Test
  void goes_on_behind_an_item_that_was_altered() {
    putAll();
    given.alter(given.item);
    assertThat(page(Optional.empty(), 1)).containsExactly(second.id());
  }

  @Test
  void holds_nothing_of_an_undone_transaction() {
    try (HeldTransaction one =
        HeldTransaction.after(given.storage(), tx -> given.inbox().put(tx, given.item))) {
      one.undo();
    }
    assertThat(page(Optional.empty(), 9)).isEmpty();
    assertThat(given.find(XA)).isEmpty();
  }

  @Test
  void never_gains_an_item_before_one_already_seen_though_the_later_one_is_kept_first() {
    List<UUID> seen = new ArrayList<>();
    try (HeldTransaction first =
        HeldTransaction.after(given.storage(), tx -> given.inbox().put(tx, given.item))) {
      Future<Boolean> later =
          HeldTransaction.meanwhile(() -> seen.addAll(after(second, last(seen))));
      first.lets(later);
      first.keep();
      HeldTransaction.get(later);
    }
    seen.addAll(page(last(seen), 9));
    assertThat(seen).containsExactlyInAnyOrder(given.item.id(), second.id());
  }

  private List<UUID> after(InboxItem one, Optional<UUID> last) {
    given.put(one);
    return page(last, 9);
  }

  private void putAll() {
    given.put(given.item);
    given.put(second);
    given.put(third);
  }

  private List<UUID> page(Optional<UUID> after, int most) {
    return given.list(given.ours, after, most).stream().map(InboxItem::id).toList();
  }
}
