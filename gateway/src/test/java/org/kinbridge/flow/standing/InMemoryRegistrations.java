package org.kinbridge.flow.standing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.InMemoryTransactions;
import org.kinbridge.vault.Opening;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.SealedBody;
import org.kinbridge.vault.Transaction;
import org.kinbridge.vault.Vault;

/** What stands about each child, in memory, its bodies sealed. */
public final class InMemoryRegistrations implements Registrations {
  private record Row(Registration registration, SealedBody body) {}

  private final List<Row> written = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final Vault vault;

  public InMemoryRegistrations(Vault vault) {
    this.vault = vault;
  }

  @Override
  public List<Place> add(Transaction transaction, Registration registration) {
    if (versions(registration.id()).anyMatch(row -> same(row.registration(), registration))) {
      throw new IllegalStateException("a version is never changed");
    }
    Row row =
        new Row(
            registration,
            vault.seal(
                transaction, registration.child(), registration.place(), registration.body()));
    written.add(row);
    rows.add(row);
    InMemoryTransactions.undo(
        transaction,
        () -> {
          written.remove(row);
          rows.remove(row);
        });
    return List.of(registration.place(), standing(registration.child()));
  }

  @Override
  public Optional<Registration> find(Transaction transaction, UUID id) {
    return versions(id)
        .max(Comparator.comparingLong(row -> row.registration().version()))
        .flatMap(row -> opened(transaction, row));
  }

  @Override
  public Standing of(Transaction transaction, ChildRef child) {
    if (!about(written, child).equals(about(rows, child))) {
      return new Standing.Altered("registration");
    }
    TreeMap<UUID, Row> newest = new TreeMap<>();
    for (Row row : about(rows, child)) {
      newest.merge(row.registration().id(), row, InMemoryRegistrations::newer);
    }
    return standing(transaction, child, newest.values());
  }

  @Override
  public List<Glance> glance(Transaction transaction, Set<ChildRef> children) {
    return children.stream()
        .map(
            child ->
                new Glance(
                    standing(child),
                    child,
                    about(written, child).equals(about(rows, child))
                        && about(rows, child).stream()
                            .allMatch(row -> row.registration().isQuiet())))
        .toList();
  }

  @Override
  public List<Registration> links(Transaction transaction, ChildRef child) {
    TreeMap<UUID, Row> newest = new TreeMap<>();
    about(rows, child).stream()
        .filter(row -> row.registration().kind() == Registration.Kind.SAME_CHILD)
        .forEach(row -> newest.merge(row.registration().id(), row, InMemoryRegistrations::newer));
    return newest.values().stream().flatMap(row -> opened(transaction, row).stream()).toList();
  }

  private Place standing(ChildRef child) {
    return new Place("child_standing", child.toString(), 1 + about(written, child).size());
  }

  private Standing standing(Transaction transaction, ChildRef child, Collection<Row> newest) {
    List<Registration> found = new ArrayList<>();
    List<Row> gone = new ArrayList<>();
    for (Row row : newest) {
      opened(transaction, row).ifPresentOrElse(found::add, () -> gone.add(row));
    }
    Standing.Sound rest = new Standing.Sound(standing(child), found);
    return gone.isEmpty()
        ? rest
        : new Standing.Erased(
            rest,
            gone.stream().map(row -> row.body().key()).collect(Collectors.toSet()),
            gone.stream().anyMatch(row -> row.registration().protects())
                ? Standing.Protective.IN_FORCE
                : Standing.Protective.NONE);
  }

  /** Somebody removes a version. */
  void remove(UUID id, long version) {
    rows.removeIf(
        row -> row.registration().id().equals(id) && row.registration().version() == version);
  }

  private static Row newer(Row one, Row other) {
    return one.registration().version() > other.registration().version() ? one : other;
  }

  private static boolean same(Registration one, Registration other) {
    return one.version() == other.version();
  }

  private Stream<Row> versions(UUID id) {
    return rows.stream().filter(row -> row.registration().id().equals(id));
  }

  private static List<Row> about(List<Row> rows, ChildRef child) {
    return rows.stream().filter(row -> row.registration().child().equals(child)).toList();
  }

  private Optional<Registration> opened(Transaction transaction, Row row) {
    return vault.open(transaction, row.registration().place(), row.body()) instanceof Opening.Body
        ? Optional.of(row.registration())
        : Optional.empty();
  }
}
