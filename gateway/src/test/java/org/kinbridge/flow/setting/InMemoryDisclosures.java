package org.kinbridge.flow.setting;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** What agencies asked for, in memory, its bodies sealed. */
public final class InMemoryDisclosures implements Disclosures {
  private record Row(StoredDisclosure unread, SealedBody request, SealedBody decision) {}

  private static final byte[] NONE = new byte[0];

  private final Map<DisclosureId, Row> rows = new HashMap<>();
  private final Vault vault;

  public InMemoryDisclosures(Vault vault) {
    this.vault = vault;
  }

  @Override
  public boolean put(Transaction transaction, StoredDisclosure disclosure) {
    if (rows.containsKey(disclosure.id())) {
      return false;
    }
    rows.put(
        disclosure.id(),
        new Row(
            disclosure.holding(NONE, NONE),
            seal(transaction, disclosure, disclosure.request()),
            seal(transaction, disclosure, disclosure.decision())));
    InMemoryTransactions.undo(transaction, () -> rows.remove(disclosure.id()));
    return true;
  }

  @Override
  public Optional<StoredDisclosure> find(Transaction transaction, DisclosureId id) {
    return Optional.ofNullable(rows.get(id)).flatMap(row -> whole(transaction, row));
  }

  @Override
  public List<StoredDisclosure> about(
      Transaction transaction, ChildRef child, AuthorityId authority) {
    return rows.values().stream()
        .filter(row -> row.unread().child().equals(child))
        .filter(row -> row.unread().asker().authority().equals(authority))
        .sorted(Comparator.comparing((Row row) -> row.unread().createdAt()).reversed())
        .flatMap(row -> whole(transaction, row).stream())
        .toList();
  }

  @Override
  public Latest latest(Transaction transaction, int most) {
    List<Row> last =
        rows.values().stream()
            .sorted(Comparator.comparing((Row row) -> row.unread().createdAt()).reversed())
            .limit(most)
            .toList();
    int altered = (int) last.stream().filter(row -> row.request().bytes().length == 0).count();
    List<StoredDisclosure> readable =
        last.stream().flatMap(row -> whole(transaction, row).stream()).toList();
    return new Latest(readable, last.size() - altered - readable.size(), altered);
  }

  /** What was asked for is no longer what was sealed. */
  void alter(DisclosureId id) {
    rows.computeIfPresent(
        id,
        (same, row) ->
            new Row(row.unread(), new SealedBody(row.request().key(), NONE), row.decision()));
  }

  private SealedBody seal(Transaction transaction, StoredDisclosure disclosure, byte[] body) {
    return vault.seal(transaction, disclosure.child(), disclosure.place(), body);
  }

  private Optional<StoredDisclosure> whole(Transaction transaction, Row row) {
    return vault.open(transaction, row.unread().place(), row.request())
                instanceof Opening.Body request
            && vault.open(transaction, row.unread().place(), row.decision())
                instanceof Opening.Body decision
        ? Optional.of(row.unread().holding(request.bytes(), decision.bytes()))
        : Optional.empty();
  }
}
