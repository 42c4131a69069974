package org.kinbridge.flow.inbox;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Inbox;
import org.kinbridge.deliver.InboxItem;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.flow.setting.EntryWords;
import org.kinbridge.flow.setting.RecordPlaces;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/** An authority reads what came for it, and nothing that came for another. */
public final class ReadInbox {
  private final Transactions transactions;
  private final Inbox inbox;
  private final Ledger ledger;
  private final Translator translator;
  private final KeptRecords records;
  private final Surroundings surroundings;

  public ReadInbox(
      Transactions transactions,
      Inbox inbox,
      Ledger ledger,
      KeptRecords records,
      Surroundings surroundings) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.inbox = requireNonNull(inbox, "inbox is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.records = requireNonNull(records, "records is null");
    this.translator = records.translator();
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  public List<InboxView> list(AuthenticatedClient client, Optional<UUID> after, int most) {
    return transactions.call(
        transaction ->
            inbox.list(transaction, client.authority(), after, most).stream()
                .map(ReadInbox::view)
                .toList());
  }

  /**
   * The entry is committed before anything of the item is given: who read it first, and who looked
   * again.
   */
  public Optional<InboxContent> read(AuthenticatedClient client, UUID id) {
    Optional<InboxContent> content =
        transactions.call(
            transaction ->
                inbox
                    .open(transaction, client.authority(), id)
                    .map(item -> read(transaction, client, item)));
    surroundings.written().run();
    return content;
  }

  public NationalReading putInto(AuthenticatedClient client, UUID id, byte[] body) {
    return switch (NationalWish.read(body)) {
      case NationalWish.Read.Faulty faulty -> new NationalReading.Faulty(faulty.faults());
      case NationalWish.Read.Wished wished -> readAs(client, id, wished.wish());
    };
  }

  /**
   * A format that cannot be written is refused before anything is read, and so without an entry.
   */
  public NationalReading readAs(AuthenticatedClient client, UUID id, NationalWish wish) {
    Optional<Fault> refused = translator.whyNotBack(wish.format(), wish.kind());
    if (refused.isPresent()) {
      return new NationalReading.NotInThatFormat(refused.get());
    }
    return switch (wish.into()) {
      case NationalWish.Into.New none ->
          read(client, id)
              .map(content -> given(content, wish, Optional.empty()))
              .orElseGet(NationalReading.Absent::new);
      case NationalWish.Into.This local ->
          read(client, id)
              .map(
                  content ->
                      given(
                          content,
                          wish,
                          Optional.of(translator.within(local.content(), wish.format()))))
              .orElseGet(NationalReading.Absent::new);
      case NationalWish.Into.OfCase kept -> intoKept(client, id, wish, kept);
    };
  }

  /** Both entries are committed before anything of the item or of the record is given. */
  private NationalReading intoKept(
      AuthenticatedClient client, UUID id, NationalWish wish, NationalWish.Into.OfCase kept) {
    NationalReading reading =
        transactions.call(
            transaction -> {
              Optional<InboxItem> item = inbox.open(transaction, client.authority(), id);
              if (item.isEmpty()) {
                return new NationalReading.Absent();
              }
              if (item.get().content().isEmpty()) {
                return new NationalReading.Recalled();
              }
              Optional<NationalRecord> record =
                  records.last(transaction, client, wish.format(), kept.reference());
              return record.isEmpty()
                  ? new NationalReading.NotKept()
                  : given(read(transaction, client, item.get()), wish, record);
            });
    surroundings.written().run();
    return reading;
  }

  private NationalReading given(
      InboxContent content, NationalWish wish, Optional<NationalRecord> local) {
    return content
        .content()
        .map(bytes -> given(content, StoredJson.read(bytes), wish, local))
        .orElseGet(NationalReading.Recalled::new);
  }

  private NationalReading given(
      InboxContent content, JsonNode document, NationalWish wish, Optional<NationalRecord> local) {
    Back back =
        local.isPresent()
            ? translator.back(document, local.get())
            : translator.back(document, wish.format(), wish.kind());
    return switch (back) {
      case Back.Given given ->
          new NationalReading.Given(
              content.item(),
              new NationalReading.Sent(content.manifest(), content.announced()),
              wish.format(),
              written(given, local.isPresent()));
      case Back.Refused refused ->
          new NationalReading.Faulty(RecordPlaces.within("/record", refused.faults()));
    };
  }

  private static NationalReading.Written written(Back.Given given, boolean intoOne) {
    Optional<String> mediaType = given.texts().mediaType();
    Optional<JsonNode> whole =
        Optional.of(
                mediaType.isPresent()
                    ? (JsonNode) TextNode.valueOf(given.texts().whole())
                    : given.whole())
            .filter(record -> intoOne);
    return new NationalReading.Written(
        given.patch(),
        mediaType.map(type -> new NationalReading.Text(type, given.texts().patch())),
        whole,
        given.report().toJson());
  }

  /** Where there is nothing to show, nothing is read. */
  private InboxContent read(Transaction transaction, AuthenticatedClient client, InboxItem item) {
    item.content().ifPresent(shown -> noted(transaction, client, item));
    return new InboxContent(
        view(item),
        manifest(item),
        item.content().map(ReadInbox::announced).orElseGet(JsonNodeFactory.instance::arrayNode),
        item.content().map(InboxItem.Kept::content));
  }

  private void noted(Transaction transaction, AuthenticatedClient client, InboxItem item) {
    Instant now = surroundings.clock().instant();
    EntryKind kind = inbox.read(transaction, item.id(), now) ? EntryKind.READ : EntryKind.ACCESS;
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", item.message().toString());
    common.put("from", item.issuer().value());
    common.put("client", client.id().value());
    common.put("authority", client.authority().value());
    ledger.append(
        transaction,
        Entry.of(kind, now)
            .common(common)
            .about(item.child().orElseThrow(), EntryWords.inbox(item)));
  }

  private static InboxView view(InboxItem item) {
    JsonNode manifest = manifest(item);
    return new InboxView(
        item.id(),
        item.issuer(),
        item.message(),
        manifest.path("kind").asText(),
        manifest.path("purpose").asText(),
        manifest.path("urgency").asText(),
        item.receivedAt(),
        item.readAt(),
        Optional.of(manifest.path("in_reply_to").asText())
            .filter(id -> !id.isEmpty())
            .map(id -> new MessageId(UUID.fromString(id))),
        item.recalled());
  }

  private static JsonNode announced(InboxItem.Kept kept) {
    return StoredJson.read(kept.openings()).path("announced");
  }

  /**
   * The payload of the manifest we verified when it came; the row's seal says that it is still that
   * one.
   */
  private static JsonNode manifest(InboxItem item) {
    String payload = StoredJson.read(item.signed()).path("payload").asText();
    return StoredJson.read(Base64.getUrlDecoder().decode(payload));
  }
}
