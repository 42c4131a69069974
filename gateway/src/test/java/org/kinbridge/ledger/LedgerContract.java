package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.tree.Proof;
import org.kinbridge.sign.AnySignedMessage;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.ChildKeys;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transactions;
import org.kinbridge.vault.Vault;

/** What the ledger promises over any implementation of its ports. */
public abstract class LedgerContract {
  static final Instant NOW = AnyKeystore.NOW;
  static final String CANARY = "Canary Surname";

  final ChildRef child = new ChildRef(UUID.randomUUID());
  final ChildRef twin = new ChildRef(UUID.randomUUID());
  final List<Checkpoint> published = new ArrayList<>();
  final List<EntryId> forged = new ArrayList<>();

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Journal journal();

  protected abstract LogWriter writer();

  Vault vault() {
    return new Vault(childKeys(), keys(), new SecureRandom());
  }

  Keystore keys() {
    return AnyKeystore.keystore();
  }

  Ledger ledger() {
    return new Ledger(journal(), vault(), keys(), new SecureRandom());
  }

  private LogIdentity identity() {
    return LogIdentity.of(keys().entity(), keys().log());
  }

  Sequencer sequencer() {
    return new Sequencer(
        writer(),
        vault(),
        keys(),
        new SecureRandom(),
        new Sequencer.Listener() {
          @Override
          public void published(Checkpoint checkpoint) {
            published.add(checkpoint);
          }

          @Override
          public void forged(EntryId entry) {
            forged.add(entry);
          }
        });
  }

  EntryId append(Entry entry) {
    return storage().call(tx -> ledger().append(tx, entry));
  }

  Entry access() {
    return Entry.of(EntryKind.ACCESS, NOW);
  }

  Entry authorised(SignedMessage message) {
    return Entry.of(EntryKind.AUTHORISED, NOW)
        .about(child, json().put("name", CANARY))
        .exchange(exchange(message));
  }

  private static Exchange exchange(SignedMessage message) {
    return new Exchange(
        message.digest(), message.salts().exchange().revealSecret("a test records it"));
  }

  static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  SignedMessage message() {
    return AnySignedMessage.about(child, NOW);
  }

  private Optional<Committed> committed(SignedMessage message) {
    return storage().call(tx -> ledger().committed(tx, message));
  }

  static void drain(Sequencer sequencer) {
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
  }

  @Nested
  class What_is_recalled_of_rows {
    private final Place first = new Place("permit", UUID.randomUUID().toString(), 1);
    private final Place second = new Place("permit", first.row(), 2);
    private final Recollection recollection = ledger().recall(Set.of("permit"));

    private long newest(Place row) {
      return storage().call(tx -> recollection.newest(tx, row.table(), row.row()));
    }

    @Test
    void is_the_newest_version_that_a_checkpoint_vouches_for() {
      append(access().wrote(first));
      assertThat(newest(first)).as("not proved yet").isZero();
      drain(sequencer());
      assertThat(newest(first)).isEqualTo(1);
      append(access().wrote(List.of(second)));
      assertThat(newest(first)).isEqualTo(1);
      drain(sequencer());
      assertThat(newest(first)).isEqualTo(2);
    }

    @Test
    void is_nothing_of_a_row_that_was_removed_or_that_nobody_wrote() {
      append(access().wrote(first));
      append(access().removed(first));
      drain(sequencer());
      assertThat(newest(first)).isZero();
      assertThat(newest(new Place("permit", UUID.randomUUID().toString(), 1))).isZero();
    }

    @Test
    void is_nothing_of_another_table() {
      Place elsewhere = new Place("elsewhere", first.row(), 7);
      append(access().wrote(elsewhere));
      drain(sequencer());
      assertThat(newest(elsewhere)).isZero();
      assertThat(newest(first)).isZero();
    }

    @Test
    void is_the_same_however_many_entries_there_are_and_whoever_asks_later() {
      for (int i = 0; i < 40; i++) {
        append(access());
      }
      append(access().wrote(second));
      drain(sequencer());
      assertThat(newest(first)).isEqualTo(2);
      append(access());
      drain(sequencer());
      assertThat(newest(first)).isEqualTo(2);
      Recollection later = ledger().recall(Set.of("permit"));
      later.begin(storage());
      assertThat(storage().<Long>call(tx -> later.newest(tx, first.table(), first.row())))
          .isEqualTo(2);
    }
  }

  @Nested
  class A_message {
    private final SignedMessage message = message();

    @Test
    void is_not_committed_before_its_entry_is_there() {
      drain(sequencer());
      assertThat(committed(message)).isEmpty();
    }

    @Test
    void is_not_committed_while_its_leaf_is_awaited() {
      append(authorised(message));
      assertThat(committed(message)).isEmpty();
    }

    @Test
    void is_committed_under_a_checkpoint_that_anybody_can_check() {
      EntryId entry = append(authorised(message));
      append(access());
      drain(sequencer());

      Committed committed = committed(message).orElseThrow();
      assertThat(committed.message()).isSameAs(message);
      assertThat(committed.entry()).isEqualTo(entry);
      Inclusion inclusion = committed.inclusion();
      Checkpoint checkpoint =
          Checkpoint.verify(inclusion.checkpoint().note(), identity()).orElseThrow();
      assertThat(
              Proof.includes(
                  checkpoint.head(), inclusion.index(), inclusion.leaf().hash(), inclusion.path()))
          .isTrue();
      assertThat(inclusion.leaf().exchange()).isEqualTo(exchange(message).commitment());
      assertThat(inclusion.text()).startsWith("c2sp.org/tlog-proof@v1\nindex " + inclusion.index());
    }

    @Test
    void is_not_committed_by_another_messages_entry() {
      append(authorised(message()));
      drain(sequencer());
      assertThat(committed(message)).isEmpty();
    }

    @Test
    void is_not_committed_by_an_entry_of_another_kind() {
      append(Entry.of(EntryKind.RECEIVED, NOW).exchange(exchange(message)));
      drain(sequencer());
      assertThat(committed(message)).isEmpty();
    }

    @Test
    void is_not_committed_when_the_entry_was_undone() {
      assertThatThrownBy(
              () ->
                  storage()
                      .run(
                          tx -> {
                            ledger().append(tx, authorised(message));
                            throw new IllegalStateException("the outbox refused");
                          }))
          .hasMessage("the outbox refused");
      drain(sequencer());
      assertThat(committed(message)).isEmpty();
    }

    @Test
    void is_not_committed_under_another_nodes_checkpoint() {
      append(authorised(message));
      drain(sequencer());
      Ledger stranger = new Ledger(journal(), vault(), AnyKeystore.stranger(), new SecureRandom());
      assertThat(storage().<Optional<Committed>>call(tx -> stranger.committed(tx, message)))
          .isEmpty();
    }
  }

  @Nested
  class Entries extends EntriesContract {
    Entries() {
      super(LedgerContract.this);
    }
  }

  @Nested
  class The_sequencer extends SequencerContract {
    The_sequencer() {
      super(LedgerContract.this);
    }
  }

  @Test
  void an_exchange_is_for_authorised_and_received_only() {
    for (EntryKind kind : EntryKind.values()) {
      boolean allowed = Arrays.asList(EntryKind.AUTHORISED, EntryKind.RECEIVED).contains(kind);
      Entry entry = Entry.of(kind, NOW);
      if (allowed) {
        assertThat(entry.exchange(exchange(message())).exchange()).isPresent();
      } else {
        assertThatThrownBy(() -> entry.exchange(exchange(message())))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
