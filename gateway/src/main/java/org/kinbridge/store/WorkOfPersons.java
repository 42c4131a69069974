package org.kinbridge.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.review.Holds.Search;
import org.kinbridge.store.database.Sql;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.vault.Transaction;

/** What lists of things that wait for a person have in common. */
final class WorkOfPersons {
  private WorkOfPersons() {}

  /** Sets authority twice, the last one seen twice, and the limit. */
  static void search(PreparedStatement select, Search search) throws SQLException {
    String authority = search.authority().map(AuthorityId::value).orElse(null);
    Object after = search.after().map(DisclosureId::value).orElse(null);
    select.setString(1, authority);
    select.setString(2, authority);
    select.setObject(3, after);
    select.setObject(4, after);
    select.setInt(5, search.most());
  }

  /**
   * What is late.
   *
   * @param sql selects disclosures, by the time and the limit
   */
  static List<DisclosureId> due(Transaction transaction, String sql, Instant now, int most) {
    return Sql.in(
        transaction,
        "list what is late",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            RowOf.instant(select, 1, now);
            select.setInt(2, most);
            List<DisclosureId> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(new DisclosureId(RowOf.uuid(row, "disclosure")));
              }
            }
            return found;
          }
        });
  }
}
