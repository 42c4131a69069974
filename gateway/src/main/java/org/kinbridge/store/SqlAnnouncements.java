package org.kinbridge.store;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.announce.Announced;
import org.kinbridge.flow.announce.Announcements;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** What the ledger was last told, in PostgreSQL. */
public final class SqlAnnouncements implements Announcements {
  private final SealedRows rows;

  public SqlAnnouncements(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public List<Announced> all(Transaction transaction) {
    return Sql.in(
        transaction,
        "read what the ledger was told",
        connection -> {
          List<Announced> found = new ArrayList<>();
          try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE announced IN SHARE ROW EXCLUSIVE MODE");
            try (ResultSet row = statement.executeQuery("SELECT * FROM announced")) {
              while (row.next()) {
                found.add(believed(row));
              }
            }
          }
          return found;
        });
  }

  private Announced believed(ResultSet row) throws SQLException {
    Row sealed = sealedRow(row);
    return rows.holds(sealed)
        ? read(row)
        : new Announced(sealed.place().row(), sealed.place().version(), Optional.empty());
  }

  @Override
  public void keep(Transaction transaction, String subject, long version, Announced.Told told) {
    Announced now = new Announced(subject, version, Optional.of(told));
    String sql =
        """
        INSERT INTO announced (subject, version, digest, entry, seal) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (subject) DO UPDATE
        SET version = excluded.version, digest = excluded.digest, entry = excluded.entry, seal = excluded.seal
        """;
    Sql.in(
        transaction,
        "keep what the ledger was told",
        connection -> {
          try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, subject);
            upsert.setLong(2, version);
            upsert.setBytes(3, told.digest().bytes());
            upsert.setObject(4, told.entry().value());
            upsert.setBytes(5, rows.rowSeal(now.place(), content(told)));
            return upsert.executeUpdate();
          }
        });
  }

  /** The row as the check of all rows sees it. */
  static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "announced",
        columns.text("subject"),
        row.getLong("version"),
        columns.hex("digest"),
        columns.uuid("entry"));
  }

  private static Announced read(ResultSet row) throws SQLException {
    Announced.Told told =
        new Announced.Told(
            Sha256.wrap(row.getBytes("digest")), new EntryId(RowOf.uuid(row, "entry")));
    return new Announced(row.getString("subject"), row.getLong("version"), Optional.of(told));
  }

  private static byte[] content(Announced.Told told) {
    return RowSeal.content(told.digest().hex(), told.entry().toString());
  }
}
