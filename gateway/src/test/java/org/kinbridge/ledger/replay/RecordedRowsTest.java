package org.kinbridge.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kinbridge.ledger.RecordedLog;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.Transaction;

/** Rows that grant, against what the entries say of them. */
class RecordedRowsTest {
  private final RecordedLog log = new RecordedLog();
  private final Table permits = new Table("permit", SealedRows.Recorded.EACH_CHANGE);

  private static Place permit(String row, long version) {
    return new Place("permit", row, version);
  }

  private void wrote(Place... rows) {
    Entry entry = Entry.of(EntryKind.CONSENT, AnyKeystore.NOW);
    for (Place row : rows) {
      entry = entry.wrote(row);
    }
    log.append(entry);
    log.number();
  }

  private void removed(Place row) {
    log.append(Entry.of(EntryKind.CONSENT, AnyKeystore.NOW).removed(row));
    log.number();
  }

  private List<String> findings(SealedRows... tables) {
    return log.findings(log.archive(), tables);
  }

  @Test
  void that_are_there_as_recorded_are_in_order() {
    wrote(permit("p1", 1), permit("p2", 1));
    wrote(permit("p1", 2));
    permits.with(permit("p1", 1)).with(permit("p1", 2)).with(permit("p2", 1));
    assertThat(findings(permits)).isEmpty();
  }

  @Test
  void are_in_order_in_whatever_order_the_table_gives_their_versions() {
    wrote(permit("p1", 1));
    wrote(permit("p1", 2));
    permits.with(permit("p1", 2)).with(permit("p1", 1));
    assertThat(findings(permits)).isEmpty();
  }

  @Test
  void are_in_order_when_two_entries_got_their_numbers_the_other_way_round() {
    wrote(permit("p1", 2));
    wrote(permit("p1", 1));
    permits.with(permit("p1", 2));
    assertThat(findings(permits)).isEmpty();
  }

  @Test
  void that_were_removed_on_record_are_not_missed() {
    wrote(permit("p1", 1));
    removed(permit("p1", 1));
    assertThat(findings(permits)).isEmpty();
  }

  @Nested
  class A_row {
    @Test
    void whose_seal_does_not_hold_is_altered() {
      wrote(permit("p1", 1));
      permits.rows.add(new SealedRows.Row(permit("p1", 1), new byte[] {1}, new byte[32]));
      assertThat(findings(permits))
          .containsExactly(
              "row-altered: permit p1 version 1 does not have the seal of its content");
    }

    @Test
    void that_is_gone_is_missing_in_its_last_version() {
      wrote(permit("p1", 1));
      wrote(permit("p1", 2));
      assertThat(findings(permits))
          .containsExactly(
              "row-missing: permit p1 version 2 is missing although the ledger says it is there");
    }

    @Test
    void of_an_older_version_was_put_back() {
      wrote(permit("p1", 1));
      wrote(permit("p1", 2));
      wrote(permit("p1", 3));
      permits.with(permit("p1", 2));
      assertThat(findings(permits))
          .containsExactly(
              "row-put-back: permit p1 version 2 is older than the version the ledger names last");
    }

    @Test
    void of_a_version_that_no_entry_names_is_unrecorded() {
      wrote(permit("p1", 1));
      permits.with(permit("p1", 2));
      permits.with(permit("p2", 1));
      assertThat(findings(permits))
          .containsExactlyInAnyOrder(
              "row-unrecorded: permit p1 version 2 is not in the ledger in that version",
              "row-unrecorded: permit p2 version 1 is not in the ledger in that version");
    }

    @Test
    void that_was_removed_on_record_and_put_back_is_unrecorded() {
      wrote(permit("p1", 1));
      removed(permit("p1", 1));
      permits.with(permit("p1", 1));
      assertThat(findings(permits))
          .containsExactly(
              "row-unrecorded: permit p1 version 1 is not in the ledger in that version");
    }

    @Test
    void of_another_table_is_compared_with_that_table_only() {
      wrote(new Place("hold", "p1", 1));
      Table holds = new Table("hold", SealedRows.Recorded.EACH_CHANGE);
      holds.with(new Place("hold", "p1", 1));
      assertThat(findings(permits, holds)).isEmpty();
    }

    @Test
    void of_a_table_that_no_entry_vouches_for_has_its_seal_looked_at_and_nothing_else() {
      Table inbox = new Table("inbox", SealedRows.Recorded.NO_CHANGE);
      inbox.with(new Place("inbox", "i1", 1));
      inbox.rows.add(new SealedRows.Row(new Place("inbox", "i2", 1), new byte[] {1}, new byte[32]));
      assertThat(findings(inbox))
          .containsExactly("row-altered: inbox i2 version 1 does not have the seal of its content");
    }
  }

  private final class Table implements SealedRows {
    private final String name;
    private final Recorded recorded;
    private final RowSeal seals = new RowSeal(log.keys);
    private final List<Row> rows = new ArrayList<>();

    Table(String name, Recorded recorded) {
      this.name = name;
      this.recorded = recorded;
    }

    Table with(Place place) {
      byte[] content = RowSeal.content("granted");
      rows.add(new Row(place, content, seals.seal(place, content)));
      return this;
    }

    @Override
    public String table() {
      return name;
    }

    @Override
    public Recorded recorded() {
      return recorded;
    }

    @Override
    public void each(Transaction transaction, Consumer<Row> row) {
      rows.forEach(row);
    }
  }
}
