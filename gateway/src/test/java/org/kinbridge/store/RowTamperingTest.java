package org.kinbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.replay.Finding.Kind;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Place;

/** Rows that grant, altered by somebody who has no key. */
class RowTamperingTest extends Tampering {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Override
  TestDatabase database() {
    return database;
  }

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
