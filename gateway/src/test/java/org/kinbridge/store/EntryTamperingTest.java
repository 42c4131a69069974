package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.replay.Finding.Kind;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.KeyId;

/** Entries, the parts of children and their keys, altered by somebody who has no key. */
class EntryTamperingTest extends Tampering {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  TestDatabase database() {
    return database;
  }

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
