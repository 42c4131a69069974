package org.kinbridge.store.child;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.standing.Likenesses;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** Names and birth dates that cases bear, in PostgreSQL. */
public final class SqlLikenesses implements Likenesses {
  private final SealedRows rows;

  public SqlLikenesses(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  @Override
  public void share(Transaction transaction, Set<String> buckets) {
    lock(transaction, buckets, "pg_advisory_xact_lock_shared");
  }

  @Override
  public void alone(Transaction transaction, Set<String> buckets) {
    lock(transaction, buckets, "pg_advisory_xact_lock");
  }

  private static void lock(Transaction transaction, Set<String> buckets, String how) {
    Sql.in(
        transaction,
        "lock what looks alike",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT " + how + "(hashtextextended('likeness ' || ?, 0))")) {
            for (String bucket : new TreeSet<>(buckets)) {
              select.setString(1, bucket);
              select.execute();
            }
          }
          return buckets;
        });
  }

  @Override
  public List<Entry> in(Transaction transaction, Set<String> buckets) {
    return Sql.in(
        transaction,
        "read what looks alike",
        connection -> {
          List<Entry> found = new ArrayList<>();
          Map<String, Long> last = new HashMap<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM likeness WHERE bucket = ANY(?) ORDER BY bucket, version")) {
            select.setArray(1, connection.createArrayOf("text", buckets.toArray()));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                Row sealed = sealedRow(row);
                String bucket = sealed.place().row();
                Place expected = place(bucket, last.merge(bucket, 1L, Long::sum));
                if (!sealed.place().equals(expected)) {
                  SealedRows.alarm(expected);
                  throw new RowAltered(expected);
                }
                if (!rows.holds(sealed)) {
                  throw new RowAltered(expected);
                }
                found.add(entry(expected, row));
              }
            }
          }
          return found;
        });
  }

  @Override
  public List<Entry> of(Transaction transaction, Set<ChildRef> children) {
    return Sql.in(
        transaction,
        "read what children look like",
        connection -> {
          List<Entry> found = new ArrayList<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM likeness WHERE child = ANY(?) ORDER BY bucket, version")) {
            select.setArray(1, Columns.ids(connection, children));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                Row sealed = sealedRow(row);
                if (!rows.holds(sealed)) {
                  throw new RowAltered(sealed.place());
                }
                found.add(entry(sealed.place(), row));
              }
            }
          }
          return found;
        });
  }

  @Override
  public Opening open(Transaction transaction, Entry entry) {
    return rows.opening(transaction, entry.place(), entry.body());
  }

  @Override
  public List<Place> add(Transaction transaction, ChildRef child, List<Fresh> several) {
    return several.stream().map(one -> add(transaction, child, one)).toList();
  }

  private Place add(Transaction transaction, ChildRef child, Fresh fresh) {
    String bucket = fresh.bucket();
    return Sql.in(
        transaction,
        "add what a child looks like",
        connection -> {
          Place place = place(bucket, 1 + last(connection, bucket));
          SealedBody sealed = rows.seal(transaction, child, place, fresh.body());
          String sql =
              "INSERT INTO likeness (bucket, version, child, body_key, body, seal)"
                  + " VALUES (?, ?, ?, ?, ?, ?)";
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, bucket);
            insert.setLong(2, place.version());
            insert.setObject(3, child.value());
            insert.setObject(4, sealed.key().value());
            insert.setBytes(5, sealed.bytes());
            insert.setBytes(6, rows.rowSeal(place, content(child, sealed)));
            insert.executeUpdate();
          }
          return place;
        });
  }

  private static long last(Connection connection, String bucket) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT coalesce(max(version), 0) FROM likeness WHERE bucket = ?")) {
      select.setString(1, bucket);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static Place place(String bucket, long version) {
    return new Place(TABLE, bucket, version);
  }

  private static Entry entry(Place place, ResultSet row) throws SQLException {
    return new Entry(
        place,
        new ChildRef(RowOf.uuid(row, "child")),
        new SealedBody(new KeyId(RowOf.uuid(row, "body_key")), row.getBytes("body")));
  }

  private static byte[] content(ChildRef child, SealedBody sealed) {
    return RowSeal.content(
        child.toString(), sealed.key().toString(), Sha256.of(sealed.bytes()).hex());
  }

  /** The row as the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        TABLE,
        columns.text("bucket"),
        row.getLong("version"),
        columns.uuid("child"),
        columns.uuid("body_key"),
        columns.digest("body"));
  }
}
