package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.flow.setting.StoredJson;
import org.kinbridge.release.ChildLock;
import org.kinbridge.vault.Transaction;

/**
 * Locks a child together with every case of another system that is about the same child: what is
 * registered for one of them is decided on for all.
 *
 * <p>INVARIANT: all are locked in one order. Only where somebody links two cases between the
 * question and the lock is one locked out of that order; the database ends a circle then, and the
 * caller tries again.
 */
public final class SameChild implements ChildLock {
  public static final String WITH = "with";

  private final ChildLock one;
  private final Registrations registrations;

  public SameChild(ChildLock one, Registrations registrations) {
    this.one = requireNonNull(one, "one is null");
    this.registrations = requireNonNull(registrations, "registrations is null");
  }

  @Override
  public void share(Transaction transaction, Set<ChildRef> children) {
    lock(transaction, children, all -> one.share(transaction, all));
  }

  @Override
  public void alone(Transaction transaction, Set<ChildRef> children) {
    lock(transaction, children, all -> one.alone(transaction, all));
  }

  /** Without whoever else is the same child as one of them. */
  void shareUnlinked(Transaction transaction, Set<ChildRef> children) {
    one.share(transaction, children);
  }

  private interface Locking {
    void lock(Set<ChildRef> all);
  }

  private void lock(Transaction transaction, Set<ChildRef> children, Locking locking) {
    Set<ChildRef> locked = Set.of();
    Set<ChildRef> all = all(transaction, children);
    while (!locked.containsAll(all)) {
      locking.lock(all);
      locked = all;
      all = all(transaction, children);
    }
  }

  /** These children, and whoever is the same child as one of them. */
  public Set<ChildRef> all(Transaction transaction, Set<ChildRef> children) {
    return reached(children, child -> linked(registrations.links(transaction, child)));
  }

  /** Everybody who is reached by links from these, themselves first. */
  static Set<ChildRef> reached(Set<ChildRef> from, Function<ChildRef, List<ChildRef>> links) {
    Set<ChildRef> reached = new LinkedHashSet<>(from);
    Deque<ChildRef> next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      links.apply(next.remove()).stream().filter(reached::add).forEach(next::add);
    }
    return reached;
  }

  /** Whom links that are in force lead to. */
  public static List<ChildRef> linked(List<Registration> registrations) {
    return registrations.stream()
        .filter(one -> one.kind() == Registration.Kind.SAME_CHILD && one.inForce())
        .map(SameChild::with)
        .toList();
  }

  /** Of which other case it says something. */
  public static ChildRef with(Registration pair) {
    return new ChildRef(UUID.fromString(StoredJson.read(pair.body()).path(WITH).asText()));
  }
}
