package org.kinbridge.store.message;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/**
 * The events in PostgreSQL, in the order of the transactions that wrote them. Those of a
 * transaction are shown only when every transaction that began before it has ended: then nothing
 * can come in before them any more.
 */
public final class SqlEvents implements Events {

  @Override
  public void add(Transaction transaction, Event event) {
    Sql.in(
        transaction,
        "add an event",
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO event (authority, kind, about, at) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, event.authority().value());
            insert.setString(2, event.kind().code());
            insert.setObject(3, event.about());
            RowOf.instant(insert, 4, event.at());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public List<Numbered> after(
      Transaction transaction, AuthorityId authority, Cursor cursor, int most) {
    String sql =
        """
        SELECT writer::text AS writer, number, kind, about, at
          FROM event
         WHERE authority = ? AND (writer, number) > (?::xid8, ?)
           AND %s
         ORDER BY event.writer, number
        """
            .formatted(Writers.SETTLED);
    String[] at = cursor.value().split("\\.", 2);
    return Sql.in(
        transaction,
        "read events",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, authority.value());
            select.setString(2, at[0]);
            select.setLong(3, Long.parseLong(at[1]));
            select.setFetchSize(most);
            return read(select, authority, most);
          }
        });
  }

  /**
   * An event says that there is something to look at and nothing else: one that is none of ours is
   * named, left out, and takes no place of {@code most}.
   */
  private static List<Numbered> read(PreparedStatement select, AuthorityId authority, int most)
      throws SQLException {
    List<Numbered> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (found.size() < most && row.next()) {
        Optional<Numbered> ours = ours(row, authority);
        ours.ifPresent(found::add);
        if (ours.isEmpty()) {
          SealedRows.alarm(new Place("event", row.getString("number"), 1));
        }
      }
    }
    return found;
  }

  private static Optional<Numbered> ours(ResultSet row, AuthorityId authority) throws SQLException {
    Optional<Cursor> cursor = Cursor.parse(row.getString("writer") + "." + row.getString("number"));
    Optional<Event.Kind> kind = Coded.parse(Event.Kind.class, row.getString("kind"));
    if (cursor.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    Event event =
        new Event(authority, kind.get(), RowOf.uuid(row, "about"), RowOf.instant(row, "at"));
    return Optional.of(new Numbered(cursor.get(), event));
  }
}
