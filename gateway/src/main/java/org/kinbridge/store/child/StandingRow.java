package org.kinbridge.store.child;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.standing.Registrations.Glance;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowAltered;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;

/** The one row a child that is locked, and that counts what is registered about it. */
public final class StandingRow {
  private final SealedRows rows;

  StandingRow(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
  }

  static Place place(ChildRef child, long version) {
    return new Place("child_standing", child.toString(), version);
  }

  private static byte[] content(long registrations) {
    return RowSeal.content(Long.toString(registrations));
  }

  /**
   * Locks their rows in one order. A child has its row from its first transaction on: where it is
   * missing, somebody removed it.
   *
   * @param lock how the rows are locked: {@code FOR SHARE} or {@code FOR UPDATE}
   */
  void lock(Connection connection, Set<ChildRef> children, String lock) throws SQLException {
    Set<ChildRef> missing = new HashSet<>(children);
    String sql = "SELECT child FROM child_standing WHERE child = ANY(?) ORDER BY child " + lock;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, Columns.ids(connection, children));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          missing.remove(new ChildRef(RowOf.uuid(row, "child")));
        }
      }
    }
    for (ChildRef gone : missing) {
      SealedRows.alarm(place(gone, 1));
      throw new RowAltered(place(gone, 1));
    }
  }

  /**
   * Of a child nobody knew before: nothing is registered.
   *
   * @return the row
   */
  Place begin(Connection connection, ChildRef child) throws SQLException {
    String sql =
        "INSERT INTO child_standing (child, version, registrations, seal) VALUES (?, 1, 0, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, child.value());
      insert.setBytes(2, rows.rowSeal(place(child, 1), content(0)));
      insert.executeUpdate();
      return place(child, 1);
    }
  }

  /** How many versions of registrations there must be; -1 where the row is missing or altered. */
  long counted(Connection connection, ChildRef child) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM child_standing WHERE child = ?")) {
      select.setObject(1, child.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return -1;
        }
        return rows.holds(sealedRow(row)) ? row.getLong("registrations") : -1;
      }
    }
  }

  /**
   * Of each of them, as far as the counting row is as we wrote it.
   *
   * @param loud whoever has something that is not quiet, or is not ours
   */
  List<Glance> glance(Connection connection, Map<ChildRef, Integer> present, Set<ChildRef> loud)
      throws SQLException {
    List<Glance> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM child_standing WHERE child = ANY(?)")) {
      select.setArray(1, Columns.ids(connection, present.keySet()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ChildRef child = new ChildRef(RowOf.uuid(row, "child"));
          boolean whole =
              rows.holds(sealedRow(row))
                  && row.getLong("registrations") == present.getOrDefault(child, 0);
          Place place = place(child, Math.max(1, row.getLong("version")));
          found.add(new Glance(place, child, whole && !loud.contains(child)));
        }
      }
    }
    return found;
  }

  /**
   * One more. The caller holds the row alone.
   *
   * @return the row as it is now
   */
  Place count(Connection connection, ChildRef child) throws SQLException {
    long before = counted(connection, child);
    if (before < 0) {
      throw new IllegalStateException("what stands about a child is not as we wrote it");
    }
    long now = before + 1;
    String sql =
        "UPDATE child_standing SET version = ?, registrations = ?, seal = ? WHERE child = ? AND"
            + " registrations = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, now + 1);
      update.setLong(2, now);
      update.setBytes(3, rows.rowSeal(place(child, now + 1), content(now)));
      update.setObject(4, child.value());
      update.setLong(5, before);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("a registration was added without the child's lock");
      }
      return place(child, now + 1);
    }
  }

  /** The row as the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "child_standing",
        columns.uuid("child"),
        row.getLong("version"),
        Long.toString(row.getLong("registrations")));
  }
}
