package org.kinbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.EntrySealing;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.entry.PartOpening;
import org.kinbridge.ledger.entry.RecordedEntry;
import org.kinbridge.ledger.entry.RowChange;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.Frontier;
import org.kinbridge.ledger.tree.Head;
import org.kinbridge.ledger.tree.Node;
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
  private static final Instant NOW = AnyKeystore.NOW;
  private static final String CANARY = "Canary Surname";

  private final ChildRef child = new ChildRef(UUID.randomUUID());
  private final ChildRef twin = new ChildRef(UUID.randomUUID());
  private final List<Checkpoint> published = new ArrayList<>();
  private final List<EntryId> forged = new ArrayList<>();

  protected abstract Transactions storage();

  protected abstract ChildKeys childKeys();

  protected abstract Journal journal();

  protected abstract LogWriter writer();

  private Vault vault() {
    return new Vault(childKeys(), keys(), new SecureRandom());
  }

  private Keystore keys() {
    return AnyKeystore.keystore();
  }

  private Ledger ledger() {
    return new Ledger(journal(), vault(), keys(), new SecureRandom());
  }

  private LogIdentity identity() {
    return LogIdentity.of(keys().entity(), keys().log());
  }

  private Sequencer sequencer() {
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

  private EntryId append(Entry entry) {
    return storage().call(tx -> ledger().append(tx, entry));
  }

  private Entry access() {
    return Entry.of(EntryKind.ACCESS, NOW);
  }

  private Entry authorised(SignedMessage message) {
    return Entry.of(EntryKind.AUTHORISED, NOW)
        .about(child, json().put("name", CANARY))
        .exchange(exchange(message));
  }

  private static Exchange exchange(SignedMessage message) {
    return new Exchange(
        message.digest(), message.salts().exchange().revealSecret("a test records it"));
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }

  private SignedMessage message() {
    return AnySignedMessage.about(child, NOW);
  }

  private Optional<Committed> committed(SignedMessage message) {
    return storage().call(tx -> ledger().committed(tx, message));
  }

  private static void drain(Sequencer sequencer) {
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
  class Entries {
    @Test
    void open_again_with_everything_but_the_childrens_parts() {
      EntryId first = append(access());
      Place row = new Place("consent", "c1", 2);
      EntryId id =
          append(
              Entry.of(EntryKind.STOPPED, NOW)
                  .common(json().put("reason", "consent-withdrawn"))
                  .about(child, json().put("name", CANARY))
                  .continuing(first)
                  .wrote(row));

      RecordedEntry read = storage().call(tx -> ledger().read(tx, id)).orElseThrow();

      assertThat(read.kind()).isEqualTo(EntryKind.STOPPED);
      assertThat(read.at()).isEqualTo(NOW);
      assertThat(read.refersTo()).contains(first);
      assertThat(read.common()).isEqualTo(json().put("reason", "consent-withdrawn"));
      assertThat(read.rows()).containsExactly(new RowChange(row, RowChange.Now.THERE));
      assertThat(read.toString()).doesNotContain(CANARY);
    }

    @Test
    void show_nothing_of_a_child_in_what_is_stored() {
      EntryId id = append(authorised(message()));
      StoredEntry stored = storage().call(tx -> journal().entry(tx, id)).orElseThrow();
      for (byte[] bytes :
          List.of(
              stored.common().bytes(), stored.parts().getFirst().bytes(), stored.leaf().bytes())) {
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Canary");
      }
    }

    @Test
    void give_back_each_childs_part_and_no_part_of_an_entry_that_is_not_there() {
      EntryId id =
          append(
              Entry.of(EntryKind.READ, NOW)
                  .about(child, json().put("n", 1))
                  .about(twin, json().put("n", 2)));
      List<PartOpening> parts = storage().call(tx -> ledger().parts(tx, id));
      assertThat(parts)
          .extracting(
              part ->
                  part instanceof PartOpening.Readable readable
                      ? new String(readable.content().reveal("a test"), StandardCharsets.UTF_8)
                      : "closed")
          .containsExactlyInAnyOrder("{\"n\":1}", "{\"n\":2}");
      EntryId nowhere = new EntryId(UUID.randomUUID());
      assertThat(storage().<List<PartOpening>>call(tx -> ledger().parts(tx, nowhere))).isEmpty();
    }

    @Test
    void that_say_the_same_look_different() {
      Entry same = access();
      StoredEntry one = stored(append(same));
      StoredEntry other = stored(append(same));
      assertThat(one.leaf().record()).isNotEqualTo(other.leaf().record());
      assertThat(one.leaf().exchange()).isNotEqualTo(other.leaf().exchange());
    }

    @Test
    void keep_the_leaf_and_the_twins_part_when_one_child_is_erased() {
      EntryId id =
          append(
              Entry.of(EntryKind.READ, NOW)
                  .about(child, json().put("name", CANARY))
                  .about(twin, json().put("name", "the other")));
      drain(sequencer());
      storage().run(tx -> vault().erase(tx, child));

      EntrySealing sealing = new EntrySealing(vault(), keys(), new SecureRandom());
      StoredEntry stored = stored(id);
      RecordedEntry entry = sealing.open(stored).orElseThrow();
      List<PartOpening> parts =
          storage()
              .call(
                  tx ->
                      IntStream.range(0, 2)
                          .mapToObj(i -> sealing.part(tx, stored, entry, i))
                          .toList());
      assertThat(parts).hasAtLeastOneElementOfType(PartOpening.Erased.class);
      assertThat(parts).hasAtLeastOneElementOfType(PartOpening.Readable.class);
      assertThat(storage().<Optional<Inclusion>>call(tx -> ledger().inclusion(tx, id))).isPresent();
    }

    @Test
    void are_counted_part_by_part_where_no_part_is_read() {
      for (Entry entry :
          List.of(
              access(),
              access().about(child, json()),
              access().about(child, json()).about(twin, json()))) {
        EntryId id = append(entry);
        assertThat(storage().<Optional<StoredCommon>>call(tx -> journal().common(tx, id)))
            .contains(stored(id).counted());
      }
      assertThat(
              storage()
                  .<Optional<StoredCommon>>call(
                      tx -> journal().common(tx, new EntryId(UUID.randomUUID()))))
          .isEmpty();
    }

    private StoredEntry stored(EntryId id) {
      return storage().call(tx -> journal().entry(tx, id)).orElseThrow();
    }
  }

  @Nested
  class The_sequencer {
    @Test
    void publishes_nothing_while_nothing_waits() {
      assertThat(sequencer().step()).isEqualTo(Sequencer.Step.IDLE);
      assertThat(published).isEmpty();
    }

    @Test
    void numbers_without_a_gap_whoever_appends() throws Exception {
      Callable<EntryId> one = () -> append(access());
      try (var threads = Executors.newFixedThreadPool(4)) {
        for (var done : threads.invokeAll(IntStream.range(0, 60).mapToObj(i -> one).toList())) {
          done.get();
        }
      }
      Sequencer sequencer = sequencer();
      drain(sequencer);

      assertThat(published.getLast().head().size()).isEqualTo(60);
      List<Leaf> leaves = writer().turn(turn -> turn.leaves(0, 100)).orElseThrow();
      assertThat(leaves)
          .extracting(Leaf::seq)
          .containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(i -> (long) i).toList());
      assertThat(leaves).extracting(Leaf::entry).doesNotHaveDuplicates();
    }

    @Test
    void each_checkpoint_continues_the_one_before() {
      Sequencer sequencer = sequencer();
      for (int size : new int[] {1, 2, 5, 9}) {
        while (published.isEmpty() || published.getLast().head().size() < size) {
          append(access());
          drain(sequencer);
        }
      }
      for (int i = 1; i < published.size(); i++) {
        Head older = published.get(i - 1).head();
        Head newer = published.get(i).head();
        List<Sha256> path =
            storage().call(tx -> ledger().consistency(tx, older.size(), newer.size()));
        assertThat(Proof.continues(older, newer, path)).isTrue();
      }
    }

    @Test
    void goes_on_where_it_stopped_after_a_restart() {
      append(access());
      drain(sequencer());
      append(access());
      drain(sequencer());

      assertThat(published)
          .extracting(checkpoint -> checkpoint.head().size())
          .containsExactly(1L, 2L);
    }

    @Test
    void of_a_second_replica_takes_over_at_any_point() {
      Sequencer one = sequencer();
      Sequencer two = sequencer();
      for (int i = 0; i < 6; i++) {
        append(access());
        drain(i % 2 == 0 ? one : two);
      }
      assertThat(published.getLast().head().size()).isEqualTo(6);
    }

    @Test
    void signs_a_head_that_was_left_unsigned_by_a_crash() {
      append(access());
      Sequencer crashed = sequencer();
      assertThat(writer().turn(this::leaveUnsigned)).contains(true);

      assertThat(crashed.step()).isEqualTo(Sequencer.Step.ADVANCED);
      assertThat(published.getLast().head().size()).isEqualTo(1);
    }

    /** What is in the database when a node dies between the two turns. */
    private boolean leaveUnsigned(LogWriter.Turn turn) {
      StoredCommon waiting = turn.pending(1, java.util.Set.of()).getFirst();
      List<Node> nodes = new ArrayList<>();
      Frontier grown = Frontier.EMPTY.plus(List.of(waiting.leaf().hash()), nodes::add);
      return turn.extend(
          Head.EMPTY, grown.head(), List.of(new Leaf(0, waiting.id(), waiting.leaf())), nodes);
    }

    @Test
    void refuses_a_leaf_that_stands_for_no_entry_of_ours() {
      Keystore stranger = AnyKeystore.stranger();
      Ledger forger =
          new Ledger(
              journal(),
              new Vault(childKeys(), stranger, new SecureRandom()),
              stranger,
              new SecureRandom());
      storage().run(tx -> forger.append(tx, access()));
      assertThat(writer().turn(this::leaveUnsigned)).contains(true);

      assertThatThrownBy(() -> sequencer().step())
          .isInstanceOf(LogBroken.class)
          .hasMessageContaining("leaf 0");
      assertThat(published).isEmpty();
    }

    @Test
    void gives_no_leaf_to_an_entry_that_we_did_not_write_and_names_it_once() {
      Keystore stranger = AnyKeystore.stranger();
      Ledger forger =
          new Ledger(
              journal(),
              new Vault(childKeys(), stranger, new SecureRandom()),
              stranger,
              new SecureRandom());
      EntryId invented = storage().call(tx -> forger.append(tx, access()));
      append(access());
      Sequencer sequencer = sequencer();
      drain(sequencer);
      drain(sequencer);

      assertThat(forged).containsExactly(invented);
      assertThat(published.getLast().head().size()).isEqualTo(1);
    }

    @Test
    void moves_the_head_only_from_where_it_is() {
      append(access());
      drain(sequencer());
      Head head = writer().turn(LogWriter.Turn::head).orElseThrow();
      Frontier other = Frontier.EMPTY.plus(List.of(Sha256.of("a"), Sha256.of("b")), node -> {});

      assertThat(writer().turn(turn -> turn.extend(Head.EMPTY, other.head(), List.of(), List.of())))
          .contains(false);
      assertThat(writer().turn(LogWriter.Turn::head)).contains(head);
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
