package org.kinbridge.deliver;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transaction;

/** What was recalled, in memory. */
public final class InMemoryRecalls implements Recalls {
  private final Map<MessageId, Recall> rows = new HashMap<>();

  @Override
  public boolean put(Transaction transaction, Recall recall) {
    boolean fresh = rows.putIfAbsent(recall.message(), recall) == null;
    if (fresh) {
      InMemoryTransactions.undo(transaction, () -> rows.remove(recall.message()));
    }
    return fresh;
  }

  @Override
  public Optional<Recall> of(Transaction transaction, MessageId recalled) {
    return Optional.ofNullable(rows.get(recalled));
  }

  @Override
  public Optional<Recall> lockSaidBy(Transaction transaction, MessageId recall) {
    return rows.values().stream().filter(row -> row.by().equals(recall)).findFirst();
  }

  @Override
  public void advance(Transaction transaction, Recall next) {
    Recall before = rows.get(next.message());
    if (before == null || before.version() != next.version() - 1) {
      throw new IllegalStateException("a recall advanced without its lock");
    }
    rows.put(next.message(), next);
    InMemoryTransactions.undo(transaction, () -> rows.put(before.message(), before));
  }

  @Override
  public List<Recall> unanswered(Transaction transaction, Search search) {
    Comparator<Recall> order =
        Comparator.comparing(Recall::ordered).thenComparing(row -> row.message().toString());
    Optional<Recall> last =
        rows.values().stream()
            .filter(row -> search.after().equals(Optional.of(row.disclosure())))
            .max(order);
    return rows.values().stream()
        .filter(row -> row.outcome().isEmpty())
        .filter(row -> search.authority().map(row.authority()::equals).orElse(true))
        .filter(row -> last.map(seen -> order.compare(row, seen) > 0).orElse(true))
        .sorted(order)
        .limit(search.most())
        .toList();
  }
}
