package org.kinbridge.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.HeldTransaction;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What the inbox promises over any implementation. */
public abstract class InboxContract {
  static final Instant NOW = AnyKeystore.NOW;
  static final EntityId XA = new EntityId("https://node.xa.example");
  static final EntityId XB = new EntityId("https://node.xb.example");

  private static final byte[] CONTENT = "what it says".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OPENINGS = "what it announces".getBytes(StandardCharsets.UTF_8);

  private final ChildRef child = new ChildRef(UUID.randomUUID());

  final MessageId message = new MessageId(UUID.randomUUID());
  final AuthorityId ours = new AuthorityId("a" + UUID.randomUUID());
  final AuthorityId theirs = new AuthorityId("b" + UUID.randomUUID());
  protected final InboxItem item = item(XA, message, ours);

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Inbox inbox();

  /** Changes the row behind our back. */
  protected abstract void alter(InboxItem row);

  protected final Vault vault() {
    return new Vault(childKeys(), AnyKeystore.keystore(), new SecureRandom());
  }

  /** Else two transactions would meet at the making of the child's key. */
  @BeforeEach
  void the_child_is_known() {
    storage().run(tx -> vault().seal(tx, child, item.place(), CONTENT));
  }

  @Nested
  class An_id_of_an_issuer {
    @Test
    void is_taken_once_and_the_first_answer_stays() {
      InboxItem other = item(XA, message, theirs);
      assertThat(put(item)).isTrue();
      assertThat(put(other)).isFalse();
      assertThat(find(XA)).map(InboxItem::id).contains(item.id());
      assertThat(list(theirs, Optional.empty(), 9)).isEmpty();
    }

    @Test
    void is_another_issuers_too() {
      assertThat(put(item)).isTrue();
      assertThat(find(XB)).isEmpty();
      assertThat(put(item(XB, message, ours))).isTrue();
      assertThat(find(XB)).isPresent();
    }

    @Test
    void keeps_the_second_taker_waiting_and_is_known_once_the_first_is_kept() {
      try (HeldTransaction first = HeldTransaction.after(storage(), tx -> inbox().put(tx, item))) {
        Future<Boolean> second = HeldTransaction.meanwhile(() -> put(item(XA, message, ours)));
        assertThat(first.blocks(second)).isTrue();
        first.keep();
        assertThat(HeldTransaction.get(second)).isFalse();
      }
      assertThat(find(XA)).map(InboxItem::id).contains(item.id());
    }

    @Test
    void is_free_again_once_the_first_taker_is_undone() {
      InboxItem next = item(XA, message, ours);
      try (HeldTransaction first = HeldTransaction.after(storage(), tx -> inbox().put(tx, item))) {
        Future<Boolean> second = HeldTransaction.meanwhile(() -> put(next));
        assertThat(first.blocks(second)).isTrue();
        first.undo();
        assertThat(HeldTransaction.get(second)).isTrue();
      }
      assertThat(list(ours, Optional.empty(), 9))
          .extracting(InboxItem::id)
          .containsExactly(next.id());
    }

    @Test
    void is_taken_by_a_message_that_was_not_accepted_too() {
      InboxItem refused = refused(message);
      assertThat(put(refused)).isTrue();
      assertThat(put(item)).isFalse();
      assertThat(find(XA).orElseThrow().receipt()).isEqualTo(refused.receipt());
      assertThat(list(ours, Optional.empty(), 9)).isEmpty();
      assertThat(open(ours, refused.id())).isEmpty();
    }
  }

  @Nested
  class An_item_that_was_recalled extends RecalledItemContract {
    An_item_that_was_recalled() {
      super(InboxContract.this);
    }
  }

  @Nested
  class An_item {
    @Test
    void comes_back_as_it_was_put() {
      put(item);
      InboxItem found = open(ours, item.id()).orElseThrow();
      assertThat(found).usingRecursiveComparison().isEqualTo(item);
      assertThat(find(XA).orElseThrow())
          .usingRecursiveComparison()
          .ignoringFields("content")
          .isEqualTo(item);
    }

    @Test
    void is_listed_and_found_without_content() {
      put(item);
      assertThat(find(XA).orElseThrow().content()).isEmpty();
      assertThat(list(ours, Optional.empty(), 9).getFirst().content()).isEmpty();
    }

    @Test
    void of_another_authority_is_not_there() {
      put(item);
      assertThat(open(theirs, item.id())).isEmpty();
      assertThat(list(theirs, Optional.empty(), 9)).isEmpty();
    }

    @Test
    void is_read_first_once() {
      put(item);
      assertThat(read(item.id(), NOW)).isTrue();
      assertThat(read(item.id(), NOW.plusSeconds(1))).isFalse();
      assertThat(open(ours, item.id()).orElseThrow().readAt()).contains(NOW);
    }

    @Test
    void that_is_not_there_is_not_read() {
      assertThat(read(UUID.randomUUID(), NOW)).isFalse();
    }

    @Test
    void keeps_its_receipt_and_loses_its_content_when_the_child_is_erased() {
      put(item);
      storage().run(tx -> vault().erase(tx, child));
      assertThat(open(ours, item.id())).isEmpty();
      assertThat(find(XA).orElseThrow().receipt()).isEqualTo(item.receipt());
    }

    @Test
    void that_was_altered_is_not_there_and_its_id_stays_taken() {
      put(item);
      alter(item);
      assertThat(find(XA)).isEmpty();
      assertThat(open(ours, item.id())).isEmpty();
      assertThat(list(ours, Optional.empty(), 9)).isEmpty();
      assertThat(put(item(XA, message, ours))).isFalse();
    }
  }

  @Nested
  class The_list extends InboxListContract {
    The_list() {
      super(InboxContract.this);
    }
  }

  static Optional<UUID> last(List<UUID> seen) {
    return seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast());
  }

  protected final boolean put(InboxItem one) {
    return storage().call(tx -> inbox().put(tx, one));
  }

  Optional<InboxItem> find(EntityId issuer) {
    return storage().call(tx -> inbox().find(tx, issuer, message));
  }

  protected final Optional<InboxItem> find(InboxItem one) {
    return storage().call(tx -> inbox().find(tx, one.issuer(), one.message()));
  }

  Optional<InboxItem> open(AuthorityId authority, UUID id) {
    return storage().call(tx -> inbox().open(tx, authority, id));
  }

  protected final List<InboxItem> list(AuthorityId authority, Optional<UUID> after, int most) {
    return storage().call(tx -> inbox().list(tx, authority, after, most));
  }

  private boolean read(UUID id, Instant at) {
    return storage().call(tx -> inbox().read(tx, id, at));
  }

  InboxItem item(EntityId issuer, MessageId id, AuthorityId authority) {
    return new InboxItem(
        UUID.randomUUID(),
        issuer,
        id,
        Sha256.of(CONTENT),
        authority,
        Optional.of(child),
        "signed".getBytes(StandardCharsets.UTF_8),
        NOW,
        NOW.plusSeconds(3600),
        true,
        UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8),
        Optional.of(new InboxItem.Kept(CONTENT, OPENINGS)),
        Optional.empty(),
        Optional.empty());
  }

  private InboxItem refused(MessageId id) {
    return new InboxItem(
        UUID.randomUUID(),
        XA,
        id,
        Sha256.of(CONTENT),
        ours,
        Optional.empty(),
        "signed".getBytes(StandardCharsets.UTF_8),
        NOW,
        NOW.plusSeconds(3600),
        false,
        "not taken".getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
