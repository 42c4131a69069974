package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.Committed;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.LogBroken;
import org.kinbridge.ledger.Sequencer;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.Exchange;
import org.kinbridge.ledger.replay.Finding;
import org.kinbridge.ledger.replay.Finding.Kind;
import org.kinbridge.ledger.replay.Replay;
import org.kinbridge.ledger.replay.Verification;
import org.kinbridge.sign.AnySignedMessage;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.store.child.SqlChildKeys;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.store.log.SqlArchive;
import org.kinbridge.store.log.SqlJournal;
import org.kinbridge.store.log.SqlLogWriter;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/**
 * Somebody may do everything to the database and has no key: each deed is named, and none makes a
 * message leave.
 */
class TamperingTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final Keystore keys = AnyKeystore.keystore();
  private final SecureRandom random = new SecureRandom();
  private final Vault vault = new Vault(new SqlChildKeys(), keys, random);
  private final Ledger ledger = new Ledger(new SqlJournal(), vault, keys, random);
  private final Permits permits = new Permits();
  private final ChildRef child = new ChildRef(UUID.randomUUID());
  private final ChildRef twin = new ChildRef(UUID.randomUUID());
  private final SignedMessage message = AnySignedMessage.about(child, AnyKeystore.NOW);
  private final List<EntryId> forged = new ArrayList<>();
  private final List<EntryId> entries = new ArrayList<>();
  private Sequencer sequencer = sequencer();

  @BeforeEach
  void eightEntries() {
    database.emptyLog();
    database.asSuperuser(
        "DROP TABLE IF EXISTS permit",
        "CREATE TABLE permit (id text, version bigint, content text, seal bytea, PRIMARY KEY (id,"
            + " version))",
        "GRANT SELECT, INSERT ON permit TO kinbridge_app");
    append(
        Entry.of(EntryKind.AUTHORISED, AnyKeystore.NOW)
            .about(child, json("a"))
            .about(twin, json("b"))
            .exchange(exchange(message)));
    for (int i = 1; i < 8; i++) {
      append(Entry.of(EntryKind.ACCESS, AnyKeystore.NOW).about(child, json("c" + i)));
      if (i == 3) {
        drain();
      }
    }
    drain();
    assertThat(replay().findings()).isEmpty();
  }

  @Test
  void an_untouched_ledger_verifies_and_is_counted() {
    Replay replay = replay();

    assertThat(replay.holds()).isTrue();
    assertThat(replay.head().size()).isEqualTo(8);
    assertThat(replay.checkpoint().map(Checkpoint::head)).contains(replay.head());
    assertThat(replay.kinds())
        .containsOnly(
            java.util.Map.entry(EntryKind.AUTHORISED, 1L),
            java.util.Map.entry(EntryKind.ACCESS, 7L));
    assertThat(committed()).isPresent();
  }

  @Nested
  class Leaves {
    @Test
    void one_deleted() {
      tamper("DELETE FROM ledger_leaf WHERE seq = 5");
      assertFound(Kind.LEAF_MISSING, "leaf 5");
    }

    @Test
    void the_last_deleted() {
      tamper("DELETE FROM ledger_leaf WHERE seq = 7");
      assertFound(Kind.LEAF_MISSING, "leaf 7");
    }

    @Test
    void the_last_deleted_with_its_hashes() {
      tamper(
          "DELETE FROM ledger_leaf WHERE seq = 7",
          "DELETE FROM ledger_node WHERE level = 0 AND position = 7");
      assertFound(Kind.CHECKPOINT_BEYOND_LEAVES, "checkpoint 8");
    }

    @Test
    void one_altered() {
      tamper("UPDATE ledger_leaf SET record = sha256('forged') WHERE seq = 2");
      assertFound(Kind.LEAF_ALTERED, "leaf 2");
    }

    @Test
    void one_altered_with_its_hash() {
      tamper(
          "UPDATE ledger_leaf SET record = sha256('forged') WHERE seq = 2",
          "UPDATE ledger_node SET hash = (SELECT sha256('\\x00' || record || exchange) FROM"
              + " ledger_leaf WHERE seq = 2) WHERE level = 0 AND position = 2");
      assertFound(Kind.LEAF_ALTERED, "leaf 2");
      assertFound(Kind.CHECKPOINT_NOT_MET, "checkpoint 4");
    }

    @Test
    void the_one_of_the_message_altered() {
      tamper("UPDATE ledger_leaf SET record = sha256('forged') WHERE seq = 0");
      assertFound(Kind.LEAF_ALTERED, "leaf 0");
      assertThat(committed()).isEmpty();
    }

    @Test
    void two_put_in_each_others_place() {
      tamper(
          "UPDATE ledger_leaf SET seq = 100 WHERE seq = 5",
          "UPDATE ledger_leaf SET seq = 5 WHERE seq = 6",
          "UPDATE ledger_leaf SET seq = 6 WHERE seq = 100");
      assertFound(Kind.LEAF_ALTERED, "leaf 5");
      assertFound(Kind.LEAF_ALTERED, "leaf 6");
    }

    @Test
    void two_standing_for_each_others_entries() {
      tamper(
          "UPDATE ledger_leaf SET entry = gen_random_uuid() WHERE seq = 1",
          "UPDATE ledger_leaf SET entry = '" + entries.get(1) + "' WHERE seq = 2",
          "UPDATE ledger_leaf SET entry = '" + entries.get(2) + "' WHERE seq = 1");
      assertFound(Kind.LEAF_ALTERED, "leaf 1");
      assertFound(Kind.LEAF_ALTERED, "leaf 2");
    }

    @Test
    void an_invented_one_at_the_end_stops_the_sequencer() {
      tamper(
          "INSERT INTO ledger_entry VALUES ('00000000-0000-4000-8000-00000000000f', repeat('x',"
              + " 64)::bytea, 'x')",
          "INSERT INTO ledger_leaf VALUES (8, '00000000-0000-4000-8000-00000000000f', repeat('x',"
              + " 32)::bytea, repeat('x', 32)::bytea)",
          "INSERT INTO ledger_head VALUES (9, sha256('x'), 8)");
      assertFound(Kind.ENTRY_ALTERED, "leaf 8");
      assertThatThrownBy(TamperingTest.this::drain).isInstanceOf(LogBroken.class);
      sequencer = sequencer();
      assertThatThrownBy(TamperingTest.this::drain).isInstanceOf(LogBroken.class);
    }

    @Test
    void the_log_put_back_to_an_older_state_stops_the_sequencer() {
      putBackToFour();
      assertThatThrownBy(TamperingTest.this::drain)
          .isInstanceOf(LogBroken.class)
          .hasMessageContaining("from size 8 back to size 4");
    }

    @Test
    void the_log_put_back_is_found_by_its_orphaned_entries() {
      putBackToFour();
      assertFound(Kind.ENTRY_NEVER_NUMBERED, entries.get(7).toString());
    }

    @Test
    void a_database_put_back_whole_is_found_by_a_checkpoint_kept_elsewhere() {
      String kept = replay().checkpoint().orElseThrow().note();
      putBackToFour();
      tamper(
          "DELETE FROM ledger_entry e WHERE NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.entry ="
              + " e.id)",
          "DELETE FROM ledger_part p WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE p.entry ="
              + " e.id)");

      assertThat(replay().findings()).isEmpty();
      assertThat(verification().replay(Optional.of(kept)).findings())
          .extracting(Finding::kind)
          .containsExactly(Kind.HISTORY_REPLACED);
    }

    private void putBackToFour() {
      tamper(
          "DELETE FROM ledger_leaf WHERE seq >= 4",
          "DELETE FROM ledger_node WHERE ((position + 1) << level) > 4",
          "DELETE FROM ledger_head WHERE size > 4",
          "DELETE FROM ledger_checkpoint WHERE size > 4");
    }

    @Test
    void a_later_checkpoint_deleted_makes_a_running_node_refuse_the_older_one() {
      assertThat(committed()).isPresent();
      tamper("DELETE FROM ledger_checkpoint WHERE size = 8");
      assertThat(committed()).isEmpty();
    }
  }

  @Nested
  class Hashes {
    @Test
    void of_a_leaf_altered() {
      tamper("UPDATE ledger_node SET hash = sha256('x') WHERE level = 0 AND position = 3");
      assertFound(Kind.LEAF_ALTERED, "leaf 3");
    }

    @Test
    void of_a_subtree_altered_give_no_false_proof() {
      tamper("UPDATE ledger_node SET hash = sha256('x') WHERE level = 1 AND position = 1");
      assertFound(Kind.NODE_ALTERED, "node 1/1");
      assertThat(committed()).isEmpty();
    }

    @Test
    void deleted_are_named_and_give_no_proof() {
      tamper("DELETE FROM ledger_node WHERE level = 2 AND position = 1");
      assertFound(Kind.NODE_ALTERED, "node 2/1");
      assertThat(committed()).isEmpty();
    }
  }

  @Nested
  class Checkpoints {
    @Test
    void forged() {
      tamper("UPDATE ledger_checkpoint SET note = replace(note, '8', '9') WHERE size = 8");
      assertFound(Kind.CHECKPOINT_FORGED, "checkpoint 8");
      assertThat(committed()).isEmpty();
    }

    @Test
    void put_at_another_size() {
      tamper(
          "UPDATE ledger_checkpoint SET note = (SELECT note FROM ledger_checkpoint WHERE size = 4)"
              + " WHERE size = 8");
      assertFound(Kind.CHECKPOINT_FORGED, "checkpoint 8");
    }

    @Test
    void of_a_forged_head_are_not_signed() {
      tamper("UPDATE ledger_head SET root = sha256('x') WHERE size = 8");
      assertFound(Kind.HEAD_NOT_MET, "head 8");
    }

    @Test
    void that_do_not_fit_the_leaves_stop_a_starting_node() {
      tamper("UPDATE ledger_leaf SET record = sha256('forged') WHERE seq = 2");
      sequencer = sequencer();
      assertThatThrownBy(TamperingTest.this::drain)
          .isInstanceOf(LogBroken.class)
          .hasMessageContaining("root of the last checkpoint");
    }
  }

  @Nested
  class Entries {
    @Test
    void one_deleted() {
      tamper("DELETE FROM ledger_entry WHERE id = '" + entries.get(0) + "'");
      assertFound(Kind.ENTRY_MISSING, entries.get(0).toString());
      assertThat(committed()).isEmpty();
    }

    @Test
    void one_altered() {
      tamper(
          "UPDATE ledger_entry SET common = set_byte(common, 20, get_byte(common, 20) # 1) WHERE id"
              + " = '"
              + entries.get(0)
              + "'");
      assertFound(Kind.ENTRY_ALTERED, entries.get(0).toString());
      assertThat(committed()).isEmpty();
    }

    @Test
    void two_swapped() {
      tamper(
          "UPDATE ledger_entry a SET common = b.common FROM ledger_entry b WHERE a.id <> b.id AND"
              + " a.id IN "
              + both(1, 2)
              + " AND b.id IN "
              + both(1, 2));
      assertFound(Kind.ENTRY_ALTERED, entries.get(1).toString());
      assertFound(Kind.ENTRY_ALTERED, entries.get(2).toString());
    }

    @Test
    void parts_of_one_child_swapped() {
      tamper(
          "UPDATE ledger_part a SET sealed = b.sealed FROM ledger_part b WHERE a.entry <> b.entry"
              + " AND a.entry IN "
              + both(1, 2)
              + " AND b.entry IN "
              + both(1, 2));
      assertFound(Kind.PART_ALTERED, "part 0 of entry " + entries.get(1));
      assertFound(Kind.PART_ALTERED, "part 0 of entry " + entries.get(2));
    }

    @Test
    void a_part_deleted() {
      tamper("DELETE FROM ledger_part WHERE entry = '" + entries.get(4) + "'");
      assertFound(Kind.ENTRY_ALTERED, entries.get(4).toString());
    }

    @Test
    void a_childs_key_deleted_without_an_erasure() {
      tamper("DELETE FROM child_key WHERE child = '" + twin + "'");
      assertFound(Kind.PART_UNREADABLE, "of entry " + entries.get(0));
    }

    @Test
    void a_childs_key_destroyed_with_an_erasure_is_in_order() {
      database
          .open()
          .run(
              tx -> {
                KeyId key = vault.erase(tx, twin).orElseThrow();
                ledger.append(tx, Entry.erasure(key, AnyKeystore.NOW));
              });
      drain();
      assertThat(replay().findings()).isEmpty();
      assertThat(committed()).isPresent();
    }

    @Test
    void one_taken_out_of_the_queue() {
      EntryId waiting = append(Entry.of(EntryKind.STOPPED, AnyKeystore.NOW));
      assertThat(replay().waiting()).isEqualTo(1);
      tamper("DELETE FROM ledger_pending");
      assertFound(Kind.ENTRY_NEVER_NUMBERED, waiting.toString());
    }

    @Test
    void one_invented_gets_no_leaf_and_is_named() {
      tamper(
          "INSERT INTO ledger_entry SELECT '00000000-0000-4000-8000-00000000000e', leaf, common"
              + " FROM ledger_entry WHERE id = '"
              + entries.get(0)
              + "'",
          "INSERT INTO ledger_pending (entry) VALUES ('00000000-0000-4000-8000-00000000000e')");
      drain();
      assertThat(forged)
          .extracting(EntryId::toString)
          .containsExactly("00000000-0000-4000-8000-00000000000e");
      assertFound(Kind.ENTRY_ALTERED, "00000000-0000-4000-8000-00000000000e");
    }

    @Test
    void one_queued_again_changes_nothing_and_is_named() {
      tamper("INSERT INTO ledger_pending (entry) VALUES ('" + entries.get(0) + "')");
      drain();
      assertThat(replay().head().size()).isEqualTo(8);
      assertFound(Kind.QUEUE_ALTERED, entries.get(0).toString());
    }

    private String both(int one, int other) {
      return "('" + entries.get(one) + "', '" + entries.get(other) + "')";
    }
  }

  @Nested
  class Rows_that_grant {
    @BeforeEach
    void two_permits_one_in_its_second_version() {
      permits.write("p1", 1, "granted");
      permits.write("p1", 2, "withdrawn");
      permits.write("p2", 1, "granted");
      drain();
      assertThat(replay().findings()).isEmpty();
    }

    @Test
    void altered() {
      tamper("UPDATE permit SET content = 'granted' WHERE id = 'p1' AND version = 2");
      assertFound(Kind.ROW_ALTERED, "permit p1 version 2");
    }

    @Test
    void deleted() {
      tamper("DELETE FROM permit WHERE id = 'p2'");
      assertFound(Kind.ROW_MISSING, "permit p2 version 1");
    }

    @Test
    void put_back_to_an_older_version_with_its_own_good_seal() {
      tamper("DELETE FROM permit WHERE id = 'p1' AND version = 2");
      assertFound(Kind.ROW_PUT_BACK, "permit p1 version 1");
    }

    @Test
    void invented() {
      tamper("INSERT INTO permit VALUES ('p3', 1, 'granted', sha256('x'))");
      assertFound(Kind.ROW_ALTERED, "permit p3 version 1");
      assertFound(Kind.ROW_UNRECORDED, "permit p3 version 1");
    }

    @Test
    void swapped() {
      tamper(
          "UPDATE permit a SET content = b.content, seal = b.seal FROM permit b WHERE (a.id, b.id)"
              + " IN (('p1', 'p2'), ('p2', 'p1')) AND a.version = b.version AND a.version = 1");
      assertFound(Kind.ROW_ALTERED, "permit p1 version 1");
      assertFound(Kind.ROW_ALTERED, "permit p2 version 1");
    }

    @Test
    void removed_on_record_are_in_order_and_put_back_are_not() {
      database
          .open()
          .run(
              tx ->
                  ledger.append(
                      tx,
                      Entry.of(EntryKind.CONSENT, AnyKeystore.NOW)
                          .removed(new Place("permit", "p2", 1))));
      assertFound(Kind.ROW_UNRECORDED, "permit p2 version 1");
      tamper("DELETE FROM permit WHERE id = 'p2'");
      assertThat(replay().findings()).isEmpty();
    }
  }

  private void tamper(String... statements) {
    database.asSuperuser(statements);
  }

  private void assertFound(Kind kind, String where) {
    assertThat(replay().findings())
        .as("%s %s", kind, where)
        .anyMatch(finding -> finding.kind() == kind && finding.where().contains(where));
  }

  private Replay replay() {
    return verification().replay(Optional.empty());
  }

  private Verification verification() {
    return new Verification(new SqlArchive(database.open()), List.of(permits), vault, keys, random);
  }

  private Optional<Committed> committed() {
    return database.open().call(tx -> ledger.committed(tx, message));
  }

  private EntryId append(Entry entry) {
    EntryId id = database.open().call(tx -> ledger.append(tx, entry));
    entries.add(id);
    return id;
  }

  private void drain() {
    while (sequencer.step() == Sequencer.Step.ADVANCED) {
      continue;
    }
  }

  private Sequencer sequencer() {
    return new Sequencer(
        new SqlLogWriter(database.open()),
        vault,
        keys,
        random,
        new Sequencer.Listener() {
          @Override
          public void published(Checkpoint checkpoint) {}

          @Override
          public void forged(EntryId entry) {
            forged.add(entry);
          }
        });
  }

  private static ObjectNode json(String text) {
    return JsonNodeFactory.instance.objectNode().put("x", text);
  }

  private static Exchange exchange(SignedMessage of) {
    return new Exchange(of.digest(), of.salts().exchange().revealSecret("a test records it"));
  }

  /** A table of rows that grant, as owners of such tables write them. */
  private final class Permits implements SealedRows {
    private final RowSeal seals = new RowSeal(keys);

    void write(String id, long version, String content) {
      Place place = new Place("permit", id, version);
      database
          .open()
          .run(
              tx -> {
                insert(tx, place, content);
                ledger.append(tx, Entry.of(EntryKind.CONSENT, AnyKeystore.NOW).wrote(place));
              });
    }

    private void insert(Transaction tx, Place place, String content) {
      Sql.in(
          tx,
          "add a permit",
          c -> {
            try (PreparedStatement insert =
                c.prepareStatement("INSERT INTO permit VALUES (?, ?, ?, ?)")) {
              insert.setString(1, place.row());
              insert.setLong(2, place.version());
              insert.setString(3, content);
              insert.setBytes(4, seals.seal(place, RowSeal.content(content)));
              return insert.executeUpdate();
            }
          });
    }

    @Override
    public String table() {
      return "permit";
    }

    @Override
    public Recorded recorded() {
      return Recorded.EACH_CHANGE;
    }

    @Override
    public void each(Transaction tx, Consumer<Row> row) {
      Sql.in(
          tx,
          "read permits",
          c -> {
            try (PreparedStatement select =
                    c.prepareStatement("SELECT id, version, content, seal FROM permit");
                ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                row.accept(
                    new Row(
                        new Place("permit", rows.getString(1), rows.getLong(2)),
                        RowSeal.content(rows.getString(3)),
                        rows.getBytes(4)));
              }
              return true;
            }
          });
    }
  }
}
