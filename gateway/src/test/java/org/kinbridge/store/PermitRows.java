package org.kinbridge.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.function.Consumer;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.trust.keystore.Keystore;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.Transaction;

/** A table of rows that grant, as owners of such tables write them. */
final class PermitRows implements SealedRows {
  private final TestDatabase database;
  private final Ledger ledger;
  private final RowSeal seals;

  PermitRows(TestDatabase database, Ledger ledger, Keystore keys) {
    this.database = database;
    this.ledger = ledger;
    this.seals = new RowSeal(keys);
  }

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
