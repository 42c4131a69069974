package org.kinbridge.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transaction;

/** What waits for a person, in memory. */
public final class InMemoryHolds implements Holds {
  private static final Comparator<Hold> OLDEST =
      Comparator.comparing(Hold::openedAt).thenComparing(hold -> hold.disclosure().toString());
  private final Map<DisclosureId, Hold> rows = new LinkedHashMap<>();

  @Override
  public void open(Transaction transaction, Hold hold) {
    rows.put(hold.disclosure(), hold);
    InMemoryTransactions.undo(transaction, () -> rows.remove(hold.disclosure()));
  }

  @Override
  public Optional<Hold> find(Transaction transaction, DisclosureId disclosure) {
    return Optional.ofNullable(rows.get(disclosure));
  }

  @Override
  public void advance(Transaction transaction, Hold next) {
    Hold before = rows.get(next.disclosure());
    if (before == null || before.version() != next.version() - 1) {
      throw new IllegalStateException("a hold advanced without the lock of its child");
    }
    rows.put(next.disclosure(), next);
    InMemoryTransactions.undo(transaction, () -> rows.put(before.disclosure(), before));
  }

  @Override
  public List<Hold> waiting(Transaction transaction, Search search) {
    Optional<Hold> last = search.after().map(rows::get);
    return waiting()
        .filter(hold -> hold.approvers() > 0)
        .filter(hold -> search.authority().map(hold.authority()::equals).orElse(true))
        .filter(hold -> last.map(seen -> OLDEST.compare(hold, seen) > 0).orElse(true))
        .sorted(OLDEST)
        .limit(search.most())
        .toList();
  }

  @Override
  public List<DisclosureId> due(Transaction transaction, Instant now, int most) {
    return waiting()
        .filter(hold -> !now.isBefore(hold.expires()))
        .sorted(Comparator.comparing(Hold::expires))
        .limit(most)
        .map(Hold::disclosure)
        .toList();
  }

  private Stream<Hold> waiting() {
    return rows.values().stream().filter(hold -> hold.fate() instanceof Hold.Fate.Waits);
  }
}
