package org.kinbridge.store.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kinbridge.deliver.State;
import org.kinbridge.deliver.StoredMessage;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.store.row.Columns;
import org.kinbridge.store.row.RowOf;
import org.kinbridge.store.row.SealedRows;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/**
 * A row of the outbox.
 *
 * @param id as the column says it: a row that is not as we wrote it still has one
 * @param ours empty, and named in the log, where row or body is not as we wrote it
 */
public record OutboxRow(UUID id, Optional<Waiting> ours) {

  static OutboxRow of(Transaction transaction, SealedRows rows, ResultSet row) throws SQLException {
    return new OutboxRow(
        RowOf.uuid(row, "message"),
        rows.holds(sealedRow(row)) ? opened(transaction, rows, row) : Optional.empty());
  }

  private static Optional<Waiting> opened(Transaction transaction, SealedRows rows, ResultSet row)
      throws SQLException {
    List<ChildRef> children =
        Arrays.stream((UUID[]) row.getArray("children").getArray()).map(ChildRef::new).toList();
    Waiting unread = unread(row, children);
    return rows.open(
            transaction,
            bodyPlace(unread.message()),
            new KeyId(RowOf.uuid(row, "body_key")),
            row.getBytes("body"))
        .map(RowOf::unframed)
        .map(
            parts ->
                unread.holding(
                    new StoredMessage(
                        parts.get(0),
                        parts.get(1),
                        parts.get(2),
                        parts.get(3),
                        parts.get(4),
                        parts.get(5),
                        children)));
  }

  private static Waiting unread(ResultSet row, List<ChildRef> children) throws SQLException {
    byte[] none = new byte[0];
    return new Waiting(
        new MessageId(RowOf.uuid(row, "message")),
        new DisclosureId(RowOf.uuid(row, "disclosure")),
        new AuthorityId(row.getString("authority")),
        new EntityId(row.getString("partner")),
        new EntryId(RowOf.uuid(row, "authorised")),
        RowOf.instant(row, "expires"),
        Coded.parse(State.class, row.getString("state")).orElseThrow(),
        Optional.ofNullable(row.getString("reason"))
            .map(code -> Coded.parse(Reason.class, code).orElseThrow()),
        RowOf.instant(row, "changed_at"),
        row.getLong("version"),
        row.getInt("attempts"),
        new StoredMessage(none, none, none, none, none, none, children));
  }

  /** As the check of all rows sees it. */
  public static Row sealedRow(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return columns.sealed(
        "outbox",
        columns.uuid("message"),
        row.getLong("version"),
        columns.uuid("disclosure"),
        columns.text("authority"),
        columns.text("partner"),
        columns.uuid("authorised"),
        columns.instant("expires"),
        columns.text("state"),
        columns.text("reason"),
        columns.instant("changed_at"),
        columns.uuids("children"),
        columns.uuid("body_key"),
        columns.digest("body"));
  }

  static Place bodyPlace(MessageId message) {
    return new Place("outbox", message.toString(), 1);
  }

  static byte[] content(Waiting waiting, SealedBody sealed) {
    return RowSeal.content(
        waiting.disclosure().toString(),
        waiting.authority().value(),
        waiting.partner().value(),
        waiting.authorised().toString(),
        RowOf.kept(waiting.expires()).toString(),
        waiting.state().code(),
        waiting.reason().map(Reason::code).orElse(""),
        RowOf.kept(waiting.changedAt()).toString(),
        waiting.stored().children().stream()
            .map(ChildRef::toString)
            .collect(Collectors.joining(" ")),
        sealed.key().toString(),
        Sha256.of(sealed.bytes()).hex());
  }
}
