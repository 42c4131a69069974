package org.kinbridge.deliver;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** The inbox in memory, its bodies sealed. */
public final class InMemoryInbox implements Inbox {
  private record Row(InboxItem item, Optional<Shut> body, boolean altered) {}

  private record Shut(SealedBody content, SealedBody openings) {}

  private final Map<Place, Row> rows = new LinkedHashMap<>();
  private final Vault vault;

  public InMemoryInbox(Vault vault) {
    this.vault = vault;
  }

  @Override
  public boolean put(Transaction transaction, InboxItem item) {
    if (rows.containsKey(item.place())) {
      return false;
    }
    Optional<Shut> body =
        item.content()
            .map(
                kept ->
                    new Shut(
                        seal(transaction, item, kept.content()),
                        seal(transaction, item, kept.openings())));
    rows.put(item.place(), new Row(with(item, item.readAt()), body, false));
    InMemoryTransactions.undo(transaction, () -> rows.remove(item.place()));
    return true;
  }

  @Override
  public Optional<InboxItem> find(Transaction transaction, EntityId issuer, MessageId message) {
    return items()
        .filter(item -> item.issuer().equals(issuer) && item.message().equals(message))
        .findFirst();
  }

  @Override
  public List<InboxItem> list(
      Transaction transaction, AuthorityId authority, Optional<UUID> after, int most) {
    List<InboxItem> all = of(authority).toList();
    int seen = after.map(id -> all.stream().map(InboxItem::id).toList().indexOf(id) + 1).orElse(0);
    return all.stream().skip(seen).limit(most).toList();
  }

  @Override
  public Optional<InboxItem> open(Transaction transaction, AuthorityId authority, UUID id) {
    return of(authority)
        .filter(item -> item.id().equals(id))
        .findFirst()
        .flatMap(item -> opened(transaction, item));
  }

  @Override
  public Optional<InboxItem> lock(Transaction transaction, EntityId issuer, MessageId message) {
    return find(transaction, issuer, message);
  }

  @Override
  public void recall(Transaction transaction, InboxItem item, Recalled recalled) {
    Row before = rows.get(item.place());
    rows.put(
        item.place(), new Row(before.item().without(recalled), before.body(), before.altered()));
    InMemoryTransactions.undo(transaction, () -> rows.put(item.place(), before));
  }

  @Override
  public boolean read(Transaction transaction, UUID id, Instant at) {
    Optional<Row> unread =
        rows.values().stream()
            .filter(row -> row.item().id().equals(id) && row.item().readAt().isEmpty())
            .findFirst();
    unread.ifPresent(
        row -> {
          Place place = row.item().place();
          rows.put(place, new Row(with(row.item(), Optional.of(at)), row.body(), row.altered()));
          InMemoryTransactions.undo(transaction, () -> rows.put(place, row));
        });
    return unread.isPresent();
  }

  void alter(Place place) {
    rows.computeIfPresent(place, (at, row) -> new Row(row.item(), row.body(), true));
  }

  private Stream<InboxItem> items() {
    return rows.values().stream().filter(row -> !row.altered()).map(Row::item);
  }

  private Stream<InboxItem> of(AuthorityId authority) {
    return items().filter(item -> item.accepted() && item.authority().equals(authority));
  }

  private Optional<InboxItem> opened(Transaction transaction, InboxItem item) {
    if (item.recalled().isPresent() || rows.get(item.place()).body().isEmpty()) {
      return Optional.of(item);
    }
    return rows.get(item.place())
        .body()
        .flatMap(
            shut ->
                open(transaction, item, shut.content())
                    .flatMap(
                        content ->
                            open(transaction, item, shut.openings())
                                .map(openings -> new InboxItem.Kept(content, openings))))
        .map(item::with);
  }

  private SealedBody seal(Transaction transaction, InboxItem item, byte[] part) {
    return vault.seal(transaction, item.child().orElseThrow(), item.place(), part);
  }

  private Optional<byte[]> open(Transaction transaction, InboxItem item, SealedBody part) {
    return vault.open(transaction, item.place(), part) instanceof Opening.Body opened
        ? Optional.of(opened.bytes())
        : Optional.empty();
  }

  private static InboxItem with(InboxItem item, Optional<Instant> readAt) {
    return new InboxItem(
        item.id(),
        item.issuer(),
        item.message(),
        item.manifest(),
        item.authority(),
        item.child(),
        item.signed(),
        item.receivedAt(),
        item.expires(),
        item.accepted(),
        item.receipt(),
        Optional.empty(),
        readAt,
        item.recalled());
  }
}
