package org.kinbridge.flow.inbox;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.State;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.deciding.Registry;
import org.kinbridge.flow.setting.Disclosures;
import org.kinbridge.flow.setting.KeptRows;
import org.kinbridge.flow.setting.StoredDisclosure;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.flow.setting.Surroundings;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.source.NationalRecord;
import org.kinbridge.vault.Crosswalk;
import org.kinbridge.vault.Transaction;

/**
 * The records that this node's own authorities disclosed: what no map shared of them never left,
 * and is joined with what comes back. They rest in the disclosures, sealed under the child's key.
 */
public final class KeptRecords {
  /** After the receipt; until there is one, the record is still needed. */
  static final Duration KEPT = Duration.ofDays(30);

  private final Crosswalk crosswalk;
  private final Disclosures disclosures;
  private final Outbox outbox;
  private final Ledger ledger;
  private final Translator translator;
  private final Surroundings surroundings;

  /** Where disclosures are found. */
  public record Shelf(Crosswalk crosswalk, Disclosures disclosures, Outbox outbox, Ledger ledger) {
    public Shelf {
      requireNonNull(crosswalk, "crosswalk is null");
      requireNonNull(disclosures, "disclosures is null");
      requireNonNull(outbox, "outbox is null");
      requireNonNull(ledger, "ledger is null");
    }

    public static Shelf of(KeptRows rows, Registry registry) {
      return new Shelf(registry.crosswalk(), rows.disclosures(), rows.outbox(), rows.ledger());
    }
  }

  public KeptRecords(Shelf shelf, Translator translator, Surroundings surroundings) {
    this.crosswalk = shelf.crosswalk();
    this.disclosures = shelf.disclosures();
    this.outbox = shelf.outbox();
    this.ledger = shelf.ledger();
    this.translator = requireNonNull(translator, "translator is null");
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
  }

  Translator translator() {
    return translator;
  }

  /**
   * The record that this authority last disclosed of a case of its own system, in that format. That
   * it was opened is an entry about the child.
   */
  Optional<NationalRecord> last(
      Transaction transaction, AuthenticatedClient client, String format, String reference) {
    Instant now = surroundings.clock().instant();
    return crosswalk.knownLocal(transaction, client.system().value(), reference).stream()
        .flatMap(child -> disclosures.about(transaction, child, client.authority()).stream())
        .filter(disclosure -> isKept(transaction, disclosure, now))
        .map(
            disclosure ->
                new Kept(disclosure, StoredJson.read(disclosure.request()).path("record")))
        .filter(kept -> kept.record().path("format").asText("").equals(format))
        .findFirst()
        .map(kept -> opened(transaction, client, kept, now));
  }

  private record Kept(StoredDisclosure disclosure, JsonNode record) {}

  private boolean isKept(Transaction transaction, StoredDisclosure disclosure, Instant now) {
    return disclosure
        .message()
        .flatMap(id -> outbox.find(transaction, id))
        .filter(message -> !isOver(message, now))
        .isPresent();
  }

  private static boolean isOver(Waiting message, Instant now) {
    return message.state() == State.RECEIVED && !message.changedAt().plus(KEPT).isAfter(now);
  }

  private NationalRecord opened(
      Transaction transaction, AuthenticatedClient client, Kept kept, Instant now) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("disclosure", kept.disclosure().id().toString());
    common.put("client", client.id().value());
    common.put("authority", client.authority().value());
    ChildRef child = kept.disclosure().child();
    ledger.append(
        transaction,
        Entry.of(EntryKind.ACCESS, now).common(common).about(child, common.deepCopy()));
    return translator.within(kept.record().path("content"), kept.record().path("format").asText());
  }
}
