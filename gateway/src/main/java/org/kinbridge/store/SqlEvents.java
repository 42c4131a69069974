package org.kinbridge.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;
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
         ORDER BY event.writer, number LIMIT ?
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
            select.setInt(4, most);
            List<Numbered> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Numbered(
                        new Cursor(row.getString("writer") + "." + row.getLong("number")),
                        new Event(
                            authority,
                            Coded.parse(Event.Kind.class, row.getString("kind")).orElseThrow(),
                            RowOf.uuid(row, "about"),
                            RowOf.instant(row, "at"))));
              }
            }
            return found;
          }
        });
  }
}
