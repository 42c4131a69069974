package org.kinbridge.flow.proof;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.StoredMessage;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryKind;
import org.kinbridge.ledger.entry.PartOpening;
import org.kinbridge.sign.withheld.ElementOpening;
import org.kinbridge.sign.withheld.Keepsake;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Transactions;

/**
 * Somebody shows a court what a message of ours kept back. What can be opened is an entry, and each
 * opening is one: who, why and for whom, committed before anything is given.
 */
public final class OpenWithheld {

  /** Who wants it, in words that the ledger keeps under the child's key. */
  public record Asker(String who, String why, String whom) {
    public Asker {
      if (who.isBlank() || why.isBlank() || whom.isBlank()) {
        throw new IllegalArgumentException("who, why and for whom are said");
      }
    }
  }

  /** What comes of it. */
  public sealed interface Outcome {

    /** Everything that can be opened: kinds, paths and rules, no value. */
    record Listed(List<Keepsake.Kept> closed) implements Outcome {
      public Listed {
        closed = List.copyOf(closed);
      }
    }

    record Opened(ElementOpening opening) implements Outcome {}

    /** No message of that id, or its rows are not as we wrote them, or the child was erased. */
    record NotThere() implements Outcome {}

    /** The message withheld nothing of that path; that somebody asked is an entry too. */
    record NoSuchElement() implements Outcome {}
  }

  private final Transactions transactions;
  private final Outbox outbox;
  private final Ledger ledger;
  private final InstantSource clock;

  public OpenWithheld(
      Transactions transactions, Outbox outbox, Ledger ledger, InstantSource clock) {
    this.transactions = requireNonNull(transactions, "transactions is null");
    this.outbox = requireNonNull(outbox, "outbox is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  public Outcome list(MessageId message, Asker asker) {
    return transactions.call(
        transaction ->
            found(transaction, message)
                .<Outcome>map(
                    kept -> {
                      looked(transaction, kept, asker, "listed");
                      return new Outcome.Listed(kept.keepsake().closed());
                    })
                .orElseGet(Outcome.NotThere::new));
  }

  /**
   * @param path as {@link #list} names it; the first where several rules withheld it
   */
  public Outcome open(MessageId message, String path, Asker asker) {
    return transactions.call(
        transaction ->
            found(transaction, message)
                .map(kept -> open(transaction, kept, path, asker))
                .orElseGet(Outcome.NotThere::new));
  }

  private Outcome open(Transaction transaction, Kept kept, String path, Asker asker) {
    List<Keepsake.Kept> closed = kept.keepsake().closed();
    for (int i = 0; i < closed.size(); i++) {
      if (closed.get(i).path().equals(path)) {
        Optional<ElementOpening> opening =
            kept.keepsake().open(i, value(kept.message(), i), json(kept.message().jws()));
        if (opening.isEmpty()) {
          return new Outcome.NotThere();
        }
        opened(transaction, kept, asker, closed.get(i));
        return new Outcome.Opened(opening.get());
      }
    }
    looked(transaction, kept, asker, "asked for what is not there");
    return new Outcome.NoSuchElement();
  }

  private record Kept(Waiting waiting, Keepsake keepsake) {
    StoredMessage message() {
      return waiting.stored();
    }
  }

  /** Each child's part says the same of the message: one that still opens is enough. */
  private Optional<Kept> found(Transaction transaction, MessageId message) {
    return outbox
        .find(transaction, message)
        .flatMap(
            waiting ->
                ledger.parts(transaction, waiting.authorised()).stream()
                    .flatMap(part -> keepsake(part).stream())
                    .findFirst()
                    .map(keepsake -> new Kept(waiting, keepsake)));
  }

  private static Optional<Keepsake> keepsake(PartOpening part) {
    return switch (part) {
      case PartOpening.Readable readable ->
          Keepsake.read(json(readable.content().reveal("open what was withheld")).path("withheld"));
      case PartOpening.Erased erased -> Optional.empty();
      case PartOpening.Altered altered -> Optional.empty();
    };
  }

  private static Personal<String> value(StoredMessage message, int which) {
    return Personal.of("withheld element", json(message.values()).path(which).asText());
  }

  private void looked(Transaction transaction, Kept kept, Asker asker, String what) {
    append(transaction, kept, EntryKind.ACCESS, what, words(asker));
  }

  private void opened(Transaction transaction, Kept kept, Asker asker, Keepsake.Kept element) {
    ObjectNode part = words(asker).put("path", element.path()).put("rule", element.rule());
    append(transaction, kept, EntryKind.EXPORT, "opened", part);
  }

  private static ObjectNode words(Asker asker) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    return part.put("who", asker.who()).put("why", asker.why()).put("for", asker.whom());
  }

  private void append(
      Transaction transaction, Kept kept, EntryKind kind, String what, ObjectNode part) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("message", kept.waiting().message().toString()).put("withheld", what);
    Entry entry =
        Entry.of(kind, clock.instant()).common(common).continuing(kept.waiting().authorised());
    for (ChildRef child : kept.message().children()) {
      entry = entry.about(child, part);
    }
    ledger.append(transaction, entry);
  }

  private static JsonNode json(byte[] ours) {
    try {
      return StrictJson.parse(ours, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("what we sealed is not JSON", impossible);
    }
  }
}
