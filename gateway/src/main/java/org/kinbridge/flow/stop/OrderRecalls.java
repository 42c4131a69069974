package org.kinbridge.flow.stop;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.kinbridge.deliver.Outbox;
import org.kinbridge.deliver.Recall;
import org.kinbridge.deliver.Recalls;
import org.kinbridge.deliver.Waiting;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.sending.Authorisation;
import org.kinbridge.flow.sending.Dispatch;
import org.kinbridge.flow.standing.Registration;
import org.kinbridge.flow.standing.RegistrationReader;
import org.kinbridge.release.Release;
import org.kinbridge.sign.Manifest;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.Signing;
import org.kinbridge.vault.Transaction;

/**
 * Takes back what was sent on a consent that somebody takes back. It runs in the transaction of the
 * no, which holds the child's lock alone: whatever left before is in the outbox, and nothing leaves
 * beside it. A recall goes the way of every message, and only to the recipient of what it recalls.
 */
public final class OrderRecalls {
  /** What left, what was recalled, and what says so. */
  public record Books(Outbox outbox, Recalls recalls, MessageSigner signer, Release release) {
    public Books {
      requireNonNull(outbox, "outbox is null");
      requireNonNull(recalls, "recalls is null");
      requireNonNull(signer, "signer is null");
      requireNonNull(release, "release is null");
    }
  }

  private final Books books;
  private final Dispatch dispatch;
  private final Supplier<UUID> ids;

  public OrderRecalls(Books books, Dispatch dispatch, Supplier<UUID> ids) {
    this.books = requireNonNull(books, "books is null");
    this.dispatch = requireNonNull(dispatch, "dispatch is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  /**
   * Recalls what may have left on a consent of which this is a no, and is permitted no more. A
   * consent permits only where it was given, and so its end says nothing of what another system's
   * case of the same child left on.
   *
   * @return what was recalled
   */
  public List<Waiting> after(Transaction transaction, Registration no) {
    return RegistrationReader.isNo(no)
        ? books.outbox().lockSent(transaction, no.child()).stream()
            .filter(sent -> recalled(transaction, no, sent))
            .toList()
        : List.of();
  }

  private boolean recalled(Transaction transaction, Registration no, Waiting sent) {
    return books
        .signer()
        .reread(sent.stored().unproven())
        .filter(message -> rested(message.manifest(), no))
        .filter(message -> books.recalls().of(transaction, sent.message()).isEmpty())
        .filter(
            message -> books.release().standing(transaction, message, no.recordedAt()).isPresent())
        .filter(message -> order(transaction, sent, message, no.recordedAt()))
        .isPresent();
  }

  private static boolean rested(Manifest sent, Registration no) {
    return sent.kind() != MessageKind.RECALL
        && sent.legalBasis() == LegalBasis.CONSENT
        && RegistrationReader.speaksOf(no, sent.toAuthority(), sent.purpose());
  }

  /**
   * False where a row that is not as we wrote it stands in its place: that is named, and keeps
   * nobody from withdrawing a consent.
   */
  private boolean order(Transaction transaction, Waiting sent, SignedMessage message, Instant now) {
    Signing.Signed signed =
        books.signer().recall(message, Reason.CONSENT_WITHDRAWN, new MessageId(ids.get()), now);
    Recall recall =
        Recall.of(sent, signed.message().manifest().msgId(), Reason.CONSENT_WITHDRAWN, now);
    boolean ordered = books.recalls().put(transaction, recall);
    if (ordered) {
      send(transaction, sent, signed, recall);
    }
    return ordered;
  }

  /**
   * Another message says it again: the one before ended, and nobody knows that it arrived. Empty
   * where the recalled message cannot be read any more: then a person must say it.
   */
  Optional<Recall> again(Transaction transaction, Recall before, Instant now) {
    return books
        .outbox()
        .lock(transaction, before.message())
        .flatMap(
            sent ->
                books
                    .signer()
                    .reread(sent.stored().unproven())
                    .map(message -> again(transaction, before, new Sent(sent, message), now)));
  }

  private record Sent(Waiting row, SignedMessage message) {}

  private Recall again(Transaction transaction, Recall before, Sent sent, Instant now) {
    Signing.Signed signed =
        books.signer().recall(sent.message(), before.reason(), new MessageId(ids.get()), now);
    Recall recall = before.saidBy(signed.message().manifest().msgId(), now);
    books.recalls().advance(transaction, recall);
    send(transaction, sent.row(), signed, recall);
    return recall;
  }

  private void send(Transaction transaction, Waiting sent, Signing.Signed signed, Recall recall) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    common.put("disclosure", sent.disclosure().toString());
    common.put("kind", MessageKind.RECALL.code());
    common.put("recalls", sent.message().toString());
    common.put("reason", recall.reason().code());
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    part.put("recalls", sent.message().toString());
    dispatch.put(
        transaction,
        new Authorisation(
            signed, sent.disclosure(), sent.authority(), recall.place(), recall.changedAt()),
        new Dispatch.Words(common, part, Optional.of(sent.authorised())));
  }
}
