package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.vault.Place;

/**
 * What a partner handed us and what we answered for good.
 *
 * @param id the inbox's own random id, the only one an agency sees
 * @param child whose key seals the content; empty where nothing was kept
 * @param manifest the digest of the signed manifest: another one under the same id is another
 *     message
 * @param signed the manifest as it came, without personal data: evidence where the item is accepted
 * @param receipt our signed answer, given again word for word to the same question
 * @param accepted whether the receipt says received
 * @param content what came; empty where nothing was kept or is to be shown
 * @param recalled by its sender: then the content is not opened
 */
public record InboxItem(
    UUID id,
    EntityId issuer,
    MessageId message,
    Sha256 manifest,
    AuthorityId authority,
    Optional<ChildRef> child,
    byte[] signed,
    Instant receivedAt,
    Instant expires,
    boolean accepted,
    byte[] receipt,
    Optional<Kept> content,
    Optional<Instant> readAt,
    Optional<Recalled> recalled) {

  /**
   * What the child's key seals.
   *
   * @param content the committed bytes
   * @param openings what came of the tree over what was withheld, as JSON: its announced list is as
   *     much the sender's word as the content is
   */
  public record Kept(byte[] content, byte[] openings) {
    public Kept {
      requireNonNull(content, "content is null");
      requireNonNull(openings, "openings is null");
    }

    @Override
    public String toString() {
      return "<kept>";
    }
  }

  public InboxItem {
    requireNonNull(id, "id is null");
    requireNonNull(issuer, "issuer is null");
    requireNonNull(message, "message is null");
    requireNonNull(manifest, "manifest is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(child, "child is null");
    requireNonNull(signed, "signed is null");
    requireNonNull(receivedAt, "receivedAt is null");
    requireNonNull(expires, "expires is null");
    requireNonNull(receipt, "receipt is null");
    requireNonNull(content, "content is null");
    requireNonNull(readAt, "readAt is null");
    requireNonNull(recalled, "recalled is null");
    if (content.isPresent() && child.isEmpty()) {
      throw new IllegalArgumentException("content is kept under a child's key only");
    }
  }

  /** The row, for the entry that is written with it. */
  public Place place() {
    return new Place("inbox", issuer.value() + " " + message, 1);
  }

  /** The same item with its content. */
  public InboxItem with(Kept opened) {
    return new InboxItem(
        id,
        issuer,
        message,
        manifest,
        authority,
        child,
        signed,
        receivedAt,
        expires,
        accepted,
        receipt,
        Optional.of(opened),
        readAt,
        recalled);
  }

  /** The same item, its content put away. */
  public InboxItem without(Recalled why) {
    return new InboxItem(
        id,
        issuer,
        message,
        manifest,
        authority,
        child,
        signed,
        receivedAt,
        expires,
        accepted,
        receipt,
        Optional.empty(),
        readAt,
        Optional.of(why));
  }

  /** That it was recalled, as the row that says so. */
  public Place recallPlace() {
    return new Place("inbox_recalled", issuer.value() + " " + message, 1);
  }

  @Override
  public String toString() {
    return "InboxItem[" + id + "]";
  }
}
