package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.ledger.Checkpoint;
import org.kinbridge.ledger.LogBroken;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.replay.Finding;
import org.kinbridge.ledger.replay.Finding.Kind;
import org.kinbridge.ledger.replay.Replay;
import org.kinbridge.store.database.TestDatabase;

/** Leaves, hashes and checkpoints, altered by somebody who has no key. */
class LogTamperingTest extends Tampering {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  TestDatabase database() {
    return database;
  }

  @Test
  void an_untouched_ledger_verifies_and_is_counted() {
    Replay replay = replay();

    assertThat(replay.holds()).isTrue();
    assertThat(replay.head().size()).isEqualTo(8);
    assertThat(replay.checkpoint().map(Checkpoint::head)).contains(replay.head());
    assertThat(replay.kinds())
        .containsOnly(Map.entry(EntryKind.AUTHORISED, 1L), Map.entry(EntryKind.ACCESS, 7L));
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
      assertThatThrownBy(LogTamperingTest.this::drain).isInstanceOf(LogBroken.class);
      sequencer = sequencer();
      assertThatThrownBy(LogTamperingTest.this::drain).isInstanceOf(LogBroken.class);
    }

    @Test
    void the_log_put_back_to_an_older_state_stops_the_sequencer() {
      putBackToFour();
      assertThatThrownBy(LogTamperingTest.this::drain)
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
      assertThatThrownBy(LogTamperingTest.this::drain)
          .isInstanceOf(LogBroken.class)
          .hasMessageContaining("root of the last checkpoint");
    }
  }
}
