package org.kinbridge.store.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How values stand in a row. */
public final class RowOf {
  private RowOf() {}

  /** PostgreSQL keeps microseconds: what is sealed must be what comes back. */
  public static Instant kept(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  public static void instant(PreparedStatement statement, int at, Instant value)
      throws SQLException {
    statement.setObject(at, kept(value).atOffset(ZoneOffset.UTC));
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** Parts of one body, each behind its length. */
  public static byte[] framed(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(out)) {
      data.writeInt(parts.size());
      for (byte[] part : parts) {
        data.writeInt(part.length);
        data.write(part);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return out.toByteArray();
  }

  public static List<byte[]> unframed(byte[] body) {
    List<byte[]> parts = new ArrayList<>();
    try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(body))) {
      int count = data.readInt();
      for (int i = 0; i < count; i++) {
        parts.add(data.readNBytes(data.readInt()));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a body we sealed is not framed as we frame", impossible);
    }
    return parts;
  }
}
