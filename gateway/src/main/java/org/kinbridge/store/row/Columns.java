package org.kinbridge.store.row;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows.Row;

/**
 * The columns of the current row as texts, in the words in which they were sealed. Nothing of a row
 * is parsed before its seal was found to hold: whoever changed it may have written what no parser
 * takes.
 */
public record Columns(ResultSet row) {
  /** What we never seal: it stands for a value that none of ours is. */
  private static final String NONE_OF_OURS = "\0";

  private static final byte[] NO_SEAL = new byte[0];
  private static final int LONGEST_ID = 300;

  public Columns {
    requireNonNull(row, "row is null");
  }

  /** For {@code = ANY(?)}. */
  public static Array ids(Connection connection, Set<ChildRef> children) throws SQLException {
    return connection.createArrayOf(
        "uuid", children.stream().map(ChildRef::value).toArray(UUID[]::new));
  }

  /** Empty for NULL: an empty text is none that we write. */
  public String text(String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text.isEmpty() ? NONE_OF_OURS : text;
  }

  public String uuid(String column) throws SQLException {
    UUID uuid = RowOf.uuid(row, column);
    return uuid == null ? "" : uuid.toString();
  }

  public String instant(String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? "" : RowOf.kept(at.toInstant()).toString();
  }

  public String flag(String column) throws SQLException {
    boolean flag = row.getBoolean(column);
    return row.wasNull() ? "" : Boolean.toString(flag);
  }

  public String hex(String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? "" : java.util.HexFormat.of().formatHex(bytes);
  }

  /** Of the bytes that rest there. */
  public String digest(String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? "" : Sha256.of(bytes).hex();
  }

  /** The ids of an array of one dimension, with a space between them. */
  public String uuids(String column) throws SQLException {
    String array = text(column);
    return array.startsWith("{") && array.endsWith("}")
        ? array.substring(1, array.length() - 1).replace(',', ' ')
        : NONE_OF_OURS;
  }

  /** A row whose id or version is none that we give is named as near as may be, and has no seal. */
  public Row sealed(String table, String id, String... content) throws SQLException {
    return sealed(table, id, 1, content);
  }

  public Row sealed(String table, String id, long version, String... content) throws SQLException {
    byte[] seal = row.getBytes("seal");
    boolean possible = seal != null && version >= 1 && !id.isEmpty() && id.length() <= LONGEST_ID;
    String named = id.isEmpty() ? "?" : id.substring(0, Math.min(id.length(), LONGEST_ID));
    return new Row(
        new Place(table, named, Math.max(1, version)),
        RowSeal.content(content),
        possible ? seal : NO_SEAL);
  }
}
