package org.kinbridge.store.child;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.Registrations;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** Consents, restrictions and determinations in PostgreSQL. */
public final class SqlRegistrations implements Registrations {
  private final SealedRows rows;
  private final StandingRow standing;

  public SqlRegistrations(SealedRows rows) {
    this.rows = requireNonNull(rows, "rows is null");
    this.standing = new StandingRow(rows);
  }

  @Override
  public List<Place> add(Transaction transaction, Registration registration) {
    SealedBody sealed =
        rows.seal(transaction, registration.child(), registration.place(), registration.body());
    return Sql.in(
        transaction,
        "add a registration",
        connection -> {
          insert(connection, registration, sealed);
          return List.of(registration.place(), standing.count(connection, registration.child()));
        });
  }

  private void insert(Connection connection, Registration registration, SealedBody sealed)
      throws SQLException {
    String sql =
        """
        INSERT INTO registration (id, version, child, kind, authority, in_force, recorded_at, body_key, body, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, registration.id());
      insert.setLong(2, registration.version());
      insert.setObject(3, registration.child().value());
      insert.setString(4, registration.kind().code());
      insert.setString(5, registration.authority().value());
      insert.setBoolean(6, registration.inForce());
      RowOf.instant(insert, 7, registration.recordedAt());
      insert.setObject(8, sealed.key().value());
      insert.setBytes(9, sealed.bytes());
      insert.setBytes(10, rows.rowSeal(registration.place(), content(registration, sealed)));
      insert.executeUpdate();
    }
  }

  @Override
  public Optional<Registration> find(Transaction transaction, UUID id) {
    return Sql.in(
        transaction,
        "read a registration",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT * FROM registration WHERE id = ? ORDER BY version DESC LIMIT 1")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
              return row.next() && ours(row) ? opened(transaction, row) : Optional.empty();
            }
          }
        });
  }

  @Override
  public Standing of(Transaction transaction, ChildRef child) {
    return Sql.in(
        transaction,
        "read what is registered about a child",
        connection -> {
          long counted = standing.counted(connection, child);
          if (counted < 0 || counted != present(connection, child)) {
            SealedRows.alarm(StandingRow.place(child, 1));
            return new Standing.Altered("child_standing");
          }
          return newest(transaction, connection, StandingRow.place(child, counted + 1));
        });
  }

  private static long present(Connection connection, ChildRef child) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement("SELECT count(*) FROM registration WHERE child = ?")) {
      count.setObject(1, child.value());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * Every version is looked at, the newest opened: an old one that is not ours would make the count
   * right where a newer one was removed.
   */
  private Standing newest(Transaction transaction, Connection connection, Place standing)
      throws SQLException {
    String sql = "SELECT * FROM registration WHERE child = ? ORDER BY id, version DESC";
    Map<UUID, Opened> found = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, UUID.fromString(standing.row()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          UUID id = RowOf.uuid(row, "id");
          if (!ours(row)) {
            return new Standing.Altered("registration " + id);
          }
          if (!found.containsKey(id)) {
            Opened newest = opening(transaction, row);
            if (newest.opening() instanceof Opening.Altered) {
              return new Standing.Altered("registration " + id);
            }
            found.put(id, newest);
          }
        }
      }
    }
    return standing(standing, found.values());
  }

  /** A row, and what opening its body gave. */
  private record Opened(Registration unread, Opening opening) {}

  private Opened opening(Transaction transaction, ResultSet row) throws SQLException {
    Registration unread = unread(row, new byte[0]);
    KeyId key = new KeyId(RowOf.uuid(row, "body_key"));
    return new Opened(
        unread,
        rows.opening(transaction, unread.place(), new SealedBody(key, row.getBytes("body"))));
  }

  private static Standing standing(Place row, Collection<Opened> newest) {
    List<Registration> read = new ArrayList<>();
    Set<KeyId> gone = new HashSet<>();
    boolean protective = false;
    for (Opened one : newest) {
      switch (one.opening()) {
        case Opening.Body body -> read.add(one.unread().with(body.bytes()));
        case Opening.KeyGone lost -> {
          gone.add(lost.key());
          protective |= one.unread().protects();
        }
        case Opening.Altered altered -> throw new IllegalStateException("told before");
      }
    }
    Standing.Sound rest = new Standing.Sound(row, read);
    return gone.isEmpty()
        ? rest
        : new Standing.Erased(
            rest, gone, protective ? Standing.Protective.IN_FORCE : Standing.Protective.NONE);
  }

  @Override
  public List<Glance> glance(Transaction transaction, Set<ChildRef> children) {
    String sql = "SELECT * FROM registration WHERE child = ANY(?)";
    return Sql.in(
        transaction,
        "look whether anything protects children",
        connection -> {
          Map<ChildRef, Integer> present = new HashMap<>();
          children.forEach(child -> present.put(child, 0));
          Set<ChildRef> loud = new HashSet<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Columns.ids(connection, children));
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ChildRef child = new ChildRef(RowOf.uuid(row, "child"));
                present.merge(child, 1, Integer::sum);
                if (!ours(row) || !unread(row, new byte[0]).isQuiet()) {
                  loud.add(child);
                }
              }
            }
          }
          return standing.glance(connection, present, loud);
        });
  }

  @Override
  public List<Registration> links(Transaction transaction, ChildRef child) {
    String sql =
        "SELECT DISTINCT ON (id) * FROM registration WHERE child = ? AND kind = ? ORDER BY id,"
            + " version DESC";
    return Sql.in(
        transaction,
        "read which children are one",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, child.value());
            select.setString(2, Registration.Kind.SAME_CHILD.code());
            return ours(transaction, select);
          }
        });
  }

  private List<Registration> ours(Transaction transaction, PreparedStatement select)
      throws SQLException {
    List<Registration> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (ours(row)) {
          opened(transaction, row).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** Whether the row is as we wrote it. */
  private boolean ours(ResultSet row) throws SQLException {
    return rows.holds(sealedRow(row));
  }

  private Optional<Registration> opened(Transaction transaction, ResultSet row)
      throws SQLException {
    Registration unread = unread(row, new byte[0]);
    KeyId key = new KeyId(RowOf.uuid(row, "body_key"));
    Optional<byte[]> body = rows.open(transaction, unread.place(), key, row.getBytes("body"));
    return body.isPresent() ? Optional.of(unread(row, body.get())) : Optional.empty();
  }

  /** The row as the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "registration",
        columns.uuid("id"),
        row.getLong("version"),
        columns.uuid("child"),
        columns.text("kind"),
        columns.text("authority"),
        columns.flag("in_force"),
        columns.instant("recorded_at"),
        columns.uuid("body_key"),
        columns.digest("body"));
  }

  private static Registration unread(ResultSet row, byte[] body) throws SQLException {
    return new Registration(
        RowOf.uuid(row, "id"),
        row.getLong("version"),
        new ChildRef(RowOf.uuid(row, "child")),
        Coded.parse(Registration.Kind.class, row.getString("kind")).orElseThrow(),
        new AuthorityId(row.getString("authority")),
        row.getBoolean("in_force"),
        RowOf.instant(row, "recorded_at"),
        body);
  }

  private static byte[] content(Registration registration, SealedBody sealed) {
    return RowSeal.content(
        registration.child().toString(),
        registration.kind().code(),
        registration.authority().value(),
        Boolean.toString(registration.inForce()),
        RowOf.kept(registration.recordedAt()).toString(),
        sealed.key().toString(),
        Sha256.of(sealed.bytes()).hex());
  }
}
