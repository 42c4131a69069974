package org.kinbridge.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.ledger.RecordedLog;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.SealedBody;

/** Entries, their parts and their queue, altered: each deed is named, and nothing else. */
class EntryReplayTest {
  private final RecordedLog log = RecordedLog.of(3);

  private static String part(int part, EntryId entry, long leaf, String what) {
    return what.split(":")[0]
        + ": part "
        + part
        + " of entry "
        + entry
        + " of leaf "
        + leaf
        + what.split(":")[1];
  }

  private static SealedBody flipped(SealedBody sealed) {
    byte[] bytes = sealed.bytes();
    bytes[20] ^= 1;
    return new SealedBody(sealed.key(), bytes);
  }

  private static StoredEntry with(StoredEntry entry, SealedBody common, List<SealedBody> parts) {
    return new StoredEntry(entry.id(), entry.leaf(), common, parts);
  }

  @Nested
  class An_entry_with_a_leaf {
    private final AlterableArchive archive = log.archive();
    private final EntryId id = log.ids.get(1);
    private final StoredEntry entry = archive.entries.get(id);

    @Test
    void that_is_gone_is_named() {
      archive.entries.remove(id);
      assertThat(log.findings(archive))
          .containsExactly(
              "entry-missing: entry " + id + " of leaf 1 is missing although a leaf stands for it");
    }

    @Test
    void that_was_altered_is_named() {
      archive.entries.put(id, with(entry, flipped(entry.common()), entry.parts()));
      assertThat(log.findings(archive))
          .containsExactly(
              "entry-altered: entry "
                  + id
                  + " of leaf 1 does not open, or does not say what its leaf commits to");
    }

    @Test
    void that_is_gone_is_not_counted() {
      archive.entries.remove(id);
      assertThat(log.replay(archive).kinds()).containsOnly(Map.entry(EntryKind.READ, 2L));
    }

    @Test
    void whose_part_was_altered_is_named_by_that_part() {
      SealedBody part = entry.parts().getFirst();
      archive.entries.put(id, with(entry, entry.common(), List.of(flipped(part))));
      assertThat(log.findings(archive)).containsExactly(part(0, id, 1, ALTERED));
    }

    @Test
    void whose_part_is_that_of_another_entry_is_named() {
      StoredEntry other = archive.entries.get(log.ids.get(2));
      archive.entries.put(id, with(entry, entry.common(), other.parts()));
      assertThat(log.findings(archive)).containsExactly(part(0, id, 1, ALTERED));
    }

    @Test
    void whose_childs_key_is_gone_is_named_by_the_part_that_nobody_can_read() {
      log.erase(log.child);
      assertThat(log.findings(archive))
          .containsExactly(
              part(0, log.ids.get(0), 0, UNREADABLE),
              part(0, id, 1, UNREADABLE),
              part(0, log.ids.get(2), 2, UNREADABLE));
    }

    private static final String ALTERED =
        "part-altered: does not open, or does not say what its entry commits to";
    private static final String UNREADABLE =
        "part-unreadable: cannot be read and no erasure entry says why";
  }

  @Nested
  class An_erasure {
    @Test
    void anywhere_in_the_log_says_why_a_part_cannot_be_read() {
      KeyId key = log.erase(log.child);
      log.append(Entry.erasure(key, AnyKeystore.NOW));
      log.number();
      assertThat(log.findings(log.archive())).isEmpty();
    }

    @Test
    void that_still_waits_says_so_too() {
      KeyId key = log.erase(log.child);
      log.append(Entry.erasure(key, AnyKeystore.NOW));
      Replay replay = log.replay(log.archive());
      assertThat(replay.findings()).isEmpty();
      assertThat(replay.waiting()).isEqualTo(1);
    }

    @Test
    void of_another_key_says_nothing_about_this_one() {
      log.erase(log.child);
      log.append(Entry.erasure(new KeyId(UUID.randomUUID()), AnyKeystore.NOW));
      log.number();
      Replay replay = log.replay(log.archive());
      assertThat(replay.findings()).hasSize(3);
      assertThat(replay.holds()).isFalse();
    }
  }

  @Nested
  class An_entry_that_waits {
    private final EntryId first = log.append(log.read());
    private final EntryId second = log.append(Entry.of(EntryKind.ACCESS, AnyKeystore.NOW));
    private final AlterableArchive archive = log.archive();

    @Test
    void is_counted() {
      Replay replay = log.replay(archive);
      assertThat(replay.findings()).isEmpty();
      assertThat(replay.waiting()).isEqualTo(2);
      assertThat(replay.kinds())
          .containsOnly(Map.entry(EntryKind.READ, 4L), Map.entry(EntryKind.ACCESS, 1L));
    }

    @Test
    void and_was_taken_out_of_the_queue_is_named_and_the_others_still_wait() {
      archive.queue.remove(first);
      Replay replay = log.replay(archive);
      assertThat(replay.findings())
          .extracting(Finding::toString)
          .containsExactly(
              "entry-never-numbered: entry " + first + " has no leaf and waits for none");
      assertThat(replay.waiting()).isEqualTo(1);
    }

    @Test
    void and_was_altered_is_named() {
      StoredEntry entry = archive.entries.get(first);
      archive.entries.put(first, with(entry, flipped(entry.common()), entry.parts()));
      assertThat(log.findings(archive))
          .containsExactly(
              "entry-altered: entry "
                  + first
                  + " does not open, or does not say what its leaf commits to");
    }

    @Test
    void and_has_a_leaf_or_does_not_exist_is_named_by_the_queue() {
      EntryId nobody = new EntryId(new UUID(0x4000, 1L << 63));
      archive.queue.add(log.ids.getFirst());
      archive.queue.add(nobody);
      assertThat(log.findings(archive))
          .containsExactlyInAnyOrder(queueAltered(log.ids.getFirst()), queueAltered(nobody));
    }

    private String queueAltered(EntryId id) {
      return "queue-altered: entry " + id + " waits for a leaf that it has, or does not exist";
    }
  }

  @Test
  void after_ten_thousand_findings_enough_was_said() {
    Findings findings = new Findings();
    for (int i = 0; i < 10_002; i++) {
      findings.add(Finding.Kind.LEAF_MISSING, "leaf " + i);
    }
    assertThat(findings.all()).hasSize(10_000);
    assertThat(findings.all().getLast().where()).isEqualTo("leaf 9999");
  }
}
