package org.kinbridge.store.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.Leaf;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.ledger.entry.StoredCommon;
import org.kinbridge.ledger.entry.StoredEntry;
import org.kinbridge.ledger.tree.LeafData;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.SealedBody;

/** Reading ledger rows: what journal, sequencer and verification share. */
final class SqlEntries {
  /** Where a child's key id stands in a part, the common part has this constant. */
  private static final KeyId LOG_KEY = new KeyId(new UUID(0, 1));

  private SqlEntries() {}

  /** Entries in the order of {@code ids}; those that are not there are left out. */
  static List<StoredEntry> read(Connection connection, List<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<SealedBody>> parts = parts(connection, ids);
    List<StoredEntry> entries = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT e.id, e.leaf, e.common FROM unnest(?::uuid[]) WITH ORDINALITY AS asked (id,"
                + " nth) JOIN ledger_entry e USING (id) ORDER BY nth")) {
      select.setArray(1, uuids(connection, ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          UUID id = rows.getObject(1, UUID.class);
          entries.add(
              new StoredEntry(
                  new EntryId(id),
                  LeafData.wrap(rows.getBytes(2)),
                  new SealedBody(LOG_KEY, rows.getBytes(3)),
                  parts.getOrDefault(id, List.of())));
        }
      }
    }
    return entries;
  }

  /** The same entries, of each how many parts it has. */
  static List<StoredCommon> common(Connection connection, List<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<StoredCommon> entries = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT e.id, e.leaf, e.common, (SELECT count(*) FROM ledger_part p WHERE p.entry ="
                + " e.id) FROM unnest(?::uuid[]) WITH ORDINALITY AS asked (id, nth) JOIN"
                + " ledger_entry e USING (id) ORDER BY nth")) {
      select.setArray(1, uuids(connection, ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(
              new StoredCommon(
                  new EntryId(rows.getObject(1, UUID.class)),
                  LeafData.wrap(rows.getBytes(2)),
                  new SealedBody(LOG_KEY, rows.getBytes(3)),
                  rows.getInt(4)));
        }
      }
    }
    return entries;
  }

  /** Of which the parts were not counted. */
  static StoredCommon common(EntryId id, byte[] leaf, byte[] common) {
    return new StoredCommon(id, LeafData.wrap(leaf), new SealedBody(LOG_KEY, common), 0);
  }

  private static Map<UUID, List<SealedBody>> parts(Connection connection, List<UUID> ids)
      throws SQLException {
    Map<UUID, List<SealedBody>> parts = new LinkedHashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT entry, key_id, sealed FROM ledger_part WHERE entry = ANY (?)"
                + " ORDER BY entry, position")) {
      select.setArray(1, uuids(connection, ids));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          parts
              .computeIfAbsent(rows.getObject(1, UUID.class), entry -> new ArrayList<>())
              .add(new SealedBody(new KeyId(rows.getObject(2, UUID.class)), rows.getBytes(3)));
        }
      }
    }
    return parts;
  }

  /** The current row of {@code SELECT seq, entry, record, exchange}. */
  static Leaf leaf(ResultSet row) throws SQLException {
    return new Leaf(
        row.getLong(1),
        new EntryId(row.getObject(2, UUID.class)),
        new LeafData(Sha256.wrap(row.getBytes(3)), Sha256.wrap(row.getBytes(4))));
  }

  static Array uuids(Connection connection, List<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }
}
