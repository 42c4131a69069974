package org.kinbridge.flow.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.kinbridge.deliver.Event;
import org.kinbridge.deliver.Events;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.ledger.Ledger;
import org.kinbridge.ledger.entry.Entry;
import org.kinbridge.ledger.entry.EntryId;
import org.kinbridge.policy.Permitted;
import org.kinbridge.seal.Fit;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.Addressing;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.Signing.Signed;
import org.kinbridge.sign.Signing.TooManyElements;
import org.kinbridge.trust.Partners;
import org.kinbridge.vault.Transaction;

/**
 * The way of what is permitted: signed once, and in one transaction put into ledger and outbox. It
 * leaves later, when the ledger has it under a checkpoint and the release decided once more.
 */
public final class Dispatch {
  /** The rows a message waits in, and what tells of it. */
  public record Outgoing(Ledger ledger, Outbox outbox, Events events) {
    public Outgoing {
      requireNonNull(ledger, "ledger is null");
      requireNonNull(outbox, "outbox is null");
      requireNonNull(events, "events is null");
    }
  }

  /** A message, and nothing written of it yet. */
  public sealed interface Signing {
    record Fits(Signed signed) implements Signing {}

    /** No envelope would hold it, or no tree what stays. */
    record TooLarge(Fault fault) implements Signing {
      static TooLarge because(String detail, int most) {
        return at("/record/content", detail, most);
      }

      static TooLarge at(String place, String detail, int most) {
        return new TooLarge(new Fault(Reason.TOO_LARGE, place, detail.formatted(most)));
      }
    }
  }

  /**
   * What the entry says of it.
   *
   * @param common without a word about the child
   * @param part what is frozen about the child
   * @param story the entry in which its story began, where this is not the first
   */
  public record Words(ObjectNode common, ObjectNode part, Optional<EntryId> story) {}

  private final MessageSigner signer;
  private final Partners partners;
  private final Outgoing outgoing;
  private final Supplier<UUID> ids;

  public Dispatch(MessageSigner signer, Partners partners, Outgoing outgoing, Supplier<UUID> ids) {
    this.signer = requireNonNull(signer, "signer is null");
    this.partners = requireNonNull(partners, "partners is null");
    this.outgoing = requireNonNull(outgoing, "outgoing is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  public Signing sign(Permitted permitted, Instant now) {
    Addressing addressing =
        Addressing.opening(
            new MessageId(ids.get()),
            partners.find(permitted.recipient().node()).orElseThrow().entity(),
            now);
    return switch (signer.sign(permitted, addressing)) {
      case TooManyElements many ->
          Signing.TooLarge.because(
              "the record has more elements than the proof of what stays, %d", many.most());
      case Signed signed -> fit(signed);
    };
  }

  private static Signing fit(Signed signed) {
    return switch (Sealing.fit(signed.message())) {
      case Fit.TooLarge large ->
          large.bytes() - files(signed.message().content()) <= large.most()
              ? Signing.TooLarge.at(
                  "/attachments",
                  "the files make it more than one envelope holds, %d bytes: send fewer or smaller",
                  large.most())
              : Signing.TooLarge.because(
                  "what would leave has more than one envelope holds, %d bytes", large.most());
      case Fit.Fits fits -> new Signing.Fits(signed);
    };
  }

  /** How much of it files are. */
  private static int files(byte[] content) {
    int bytes = 0;
    for (JsonNode entry : StoredJson.read(content).path("entry")) {
      for (JsonNode paper : entry.path("resource").path("content")) {
        bytes += paper.path("attachment").path("data").asText("").length();
      }
    }
    return bytes;
  }

  public void put(Transaction transaction, Authorisation authorisation, Words words) {
    Entry entry = authorisation.entry(words.common(), words.part());
    EntryId authorised =
        outgoing.ledger().append(transaction, words.story().map(entry::continuing).orElse(entry));
    outgoing.outbox().put(transaction, authorisation.waiting(authorised));
    changed(
        transaction, authorisation.disclosure(), authorisation.authority(), authorisation.now());
  }

  /** Its authority may want to look at it. */
  public void changed(
      Transaction transaction, DisclosureId disclosure, AuthorityId authority, Instant now) {
    outgoing
        .events()
        .add(
            transaction,
            new Event(authority, Event.Kind.DISCLOSURE_CHANGED, disclosure.value(), now));
  }
}
