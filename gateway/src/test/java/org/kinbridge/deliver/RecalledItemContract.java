package org.kinbridge.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.deliver.InboxContract.NOW;
import static org.kinbridge.deliver.InboxContract.XA;
import static org.kinbridge.deliver.InboxContract.XB;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Transaction;

/** What becomes of an item that was recalled, over any implementation of the inbox. */
abstract class RecalledItemContract {
  private final InboxContract given;

  RecalledItemContract(InboxContract given) {
    this.given = given;
  }

  private final Recalled recalled =
      new Recalled(new MessageId(UUID.randomUUID()), Compliance.CLOSED_UNREAD, NOW.plusSeconds(5));

  private Optional<InboxItem> lock() {
    return given.storage().call(tx -> given.inbox().lock(tx, XA, given.message));
  }

  @Test
  void is_listed_and_known_as_such_and_its_content_is_not_opened() {
    given.put(given.item);
    given.storage().run(tx -> given.inbox().recall(tx, given.item, recalled));
    InboxItem opened = given.open(given.ours, given.item.id()).orElseThrow();
    assertThat(opened.recalled()).contains(recalled);
    assertThat(opened.content()).isEmpty();
    assertThat(lock().orElseThrow().recalled()).contains(recalled);
    assertThat(given.list(given.ours, Optional.empty(), 9).getFirst().recalled())
        .contains(recalled);
  }

  @Test
  void is_no_other_issuers_item_of_that_id() {
    given.put(given.item);
    InboxItem other = given.item(XB, given.message, given.ours);
    given.put(other);
    given.storage().run(tx -> given.inbox().recall(tx, given.item, recalled));
    assertThat(given.open(given.ours, other.id()).orElseThrow().content()).isPresent();
  }

  @Test
  void is_not_when_its_recall_was_undone() {
    given.put(given.item);
    try (HeldTransaction undone = HeldTransaction.after(given.storage(), tx -> recalledIn(tx))) {
      undone.undo();
    }
    assertThat(given.open(given.ours, given.item.id()).orElseThrow().content()).isPresent();
  }

  private boolean recalledIn(Transaction transaction) {
    given
        .inbox()
        .recall(
            transaction,
            given.inbox().lock(transaction, XA, given.message).orElseThrow(),
            recalled);
    return true;
  }

  @Test
  void keeps_its_reader_waiting_who_then_sees_nothing() {
    given.put(given.item);
    try (HeldTransaction recall = HeldTransaction.after(given.storage(), tx -> recalledIn(tx))) {
      Future<Optional<InboxItem>> reader =
          HeldTransaction.meanwhile(() -> given.open(given.ours, given.item.id()));
      assertThat(recall.blocks(reader)).isTrue();
      recall.keep();
      assertThat(HeldTransaction.get(reader).orElseThrow().content()).isEmpty();
    }
  }

  @Test
  void waits_for_its_reader_and_knows_of_the_reading() {
    given.put(given.item);
    try (HeldTransaction reader =
        HeldTransaction.after(
            given.storage(),
            tx -> {
              given.inbox().open(tx, given.ours, given.item.id());
              given.inbox().read(tx, given.item.id(), NOW);
            })) {
      Future<Optional<InboxItem>> recall = HeldTransaction.meanwhile(() -> lock());
      assertThat(reader.blocks(recall)).isTrue();
      reader.keep();
      assertThat(HeldTransaction.get(recall).orElseThrow().readAt()).contains(NOW);
    }
  }
}
