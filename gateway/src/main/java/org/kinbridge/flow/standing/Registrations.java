package org.kinbridge.flow.standing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.vault.KeyId;
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

    /**
     * Every row is as we wrote it, and the key of some is gone: an expected end where the log says
     * that the child was erased, and where it does not an alteration.
     *
     * @param rest what can be read
     * @param keys those that are gone
     * @param protective whether something that protected the child was in force under them
     */
    record Erased(Sound rest, Set<KeyId> keys, Protective protective) implements Standing {
      public Erased {
        requireNonNull(rest, "rest is null");
        keys = Set.copyOf(keys);
        requireNonNull(protective, "protective is null");
      }
    }

    /** Whether what cannot be read protected the child. */
    enum Protective {
      IN_FORCE,
      NONE
    }

    /** A row was changed, moved or removed by somebody else: nothing about the child may leave. */
    record Altered(String row) implements Standing {}

    /** What can be read; empty where somebody altered any of it. */
    default Optional<Sound> readable() {
      return switch (this) {
        case Sound sound -> Optional.of(sound);
        case Erased erased -> Optional.of(erased.rest());
        case Altered altered -> Optional.empty();
      };
    }
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
   * What can be seen of a child's rows without reading them.
   *
   * @param row what counts them
   * @param quiet that none is missing, and none among them protects the child or links it with
   *     another
   */
  record Glance(Place row, ChildRef child, boolean quiet) {
    public Glance {
      requireNonNull(row, "row is null");
      requireNonNull(child, "child is null");
    }
  }

  /** Of each of them; the caller holds their lock. Where there is none, nobody knows. */
  List<Glance> glance(Transaction transaction, Set<ChildRef> children);

  /**
   * The newest version of each link to another child, as far as it is as we wrote it. What is
   * missing here {@link #of} misses: this only serves to know what to lock first.
   */
  List<Registration> links(Transaction transaction, ChildRef child);
}
