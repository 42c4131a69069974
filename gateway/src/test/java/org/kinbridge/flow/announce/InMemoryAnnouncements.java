package org.kinbridge.flow.announce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Transaction;

/** What was told, kept as long as the object lives. */
final class InMemoryAnnouncements implements Announcements {
  private final Map<String, Announced> kept = new TreeMap<>();

  @Override
  public List<Announced> all(Transaction transaction) {
    return List.copyOf(kept.values());
  }

  @Override
  public void keep(Transaction transaction, String subject, long version, Announced.Told told) {
    Announced before = kept.put(subject, new Announced(subject, version, Optional.of(told)));
    InMemoryTransactions.undo(
        transaction,
        () -> {
          kept.remove(subject);
          Optional.ofNullable(before).ifPresent(old -> kept.put(subject, old));
        });
  }

  void alter(String subject) {
    kept.computeIfPresent(
        subject, (name, old) -> new Announced(name, old.version(), Optional.empty()));
  }
}
