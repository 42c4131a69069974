package org.kinbridge.store;

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
import org.kinbridge.ledger.EntryId;
import org.kinbridge.vault.KeyId;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.SealedRows.Row;
import org.kinbridge.vault.Transaction;

/** A row of the outbox as its columns say: not yet known to be as we wrote it, and not opened. */
record OutboxRow(Waiting unread, SealedBody sealed, byte[] seal, List<ChildRef> children) {
  static OutboxRow of(ResultSet row) throws SQLException {
    List<ChildRef> children =
        Arrays.stream((UUID[]) row.getArray("children").getArray()).map(ChildRef::new).toList();
    byte[] none = new byte[0];
    Waiting unread =
        new Waiting(
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
            new StoredMessage(none, none, none, none, children));
    SealedBody sealed =
        new SealedBody(new KeyId(RowOf.uuid(row, "body_key")), row.getBytes("body"));
    return new OutboxRow(unread, sealed, row.getBytes("seal"), children);
  }

  MessageId message() {
    return unread.message();
  }

  /** Empty, and named in the log, where the row or its body is not as we wrote it. */
  Optional<Waiting> opened(Transaction transaction, SealedRows rows) {
    if (!rows.holds(unread.place(), content(unread, sealed), seal)) {
      return Optional.empty();
    }
    return rows.open(transaction, bodyPlace(message()), sealed.key(), sealed.bytes())
        .map(RowOf::unframed)
        .map(
            parts ->
                unread.holding(
                    new StoredMessage(
                        parts.get(0), parts.get(1), parts.get(2), parts.get(3), children)));
  }

  /** As the check of all rows sees it. */
  Row sealedRow() {
    return new Row(unread.place(), content(unread, sealed), seal);
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
