package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.Transaction;

/** Port: what stands about each child. Versions are added and never changed. */
public interface Registrations {

  /** What a child's rows say. */
  sealed interface Standing {

    /**
     * The newest version of each, every one of them as we wrote it and none missing.
     *
     * @param row what counts them: its version rises with each
     */
    record Sound(Place row, List<Registration> registrations) implements Standing {
      public Sound {
        requireNonNull(row, "row is null");
        registrations = List.copyOf(registrations);
      }
    }

    /** A row was changed, moved or removed by somebody else: nothing about the child may leave. */
    record Altered(String row) implements Standing {}
  }

  /**
   * Adds a version. The caller holds the child's lock alone.
   *
   * @return the rows that were written, for the entry of the same transaction
   */
  List<Place> add(Transaction transaction, Registration registration);

  /** The newest version. */
  Optional<Registration> find(Transaction transaction, UUID id);

  Standing of(Transaction transaction, ChildRef child);

  /**
   * The newest version of each link to another child, as far as it is as we wrote it. What is
   * missing here {@link #of} misses: this only serves to know what to lock first.
   */
  List<Registration> links(Transaction transaction, ChildRef child);
}
