package org.kinbridge.flow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.Transaction;

/** Port: what stands about each child. Versions are added and never changed. */
public interface Registrations {

  /** What a child's rows say. */
  sealed interface Standing {

    /** The newest version of each, every one of them as we wrote it and none missing. */
    record Sound(List<Registration> registrations) implements Standing {
      public Sound {
        registrations = List.copyOf(registrations);
      }
    }

    /** A row was changed, moved or removed by somebody else: nothing about the child may leave. */
    record Altered(String row) implements Standing {}
  }

  /** Adds a version. The caller holds the child's lock alone. */
  void add(Transaction transaction, Registration registration);

  /** The newest version. */
  Optional<Registration> find(Transaction transaction, UUID id);

  Standing of(Transaction transaction, ChildRef child);
}
