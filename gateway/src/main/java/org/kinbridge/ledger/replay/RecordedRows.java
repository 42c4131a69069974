package org.kinbridge.ledger.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.kinbridge.ledger.entry.RowChange;
import org.kinbridge.vault.Place;
import org.kinbridge.vault.RowSeal;
import org.kinbridge.vault.SealedRows;
import org.kinbridge.vault.Transaction;

/** The rows that grant or wait, as the entries name them, against the rows that are there. */
final class RecordedRows {
  private record Id(String table, String row) {
    Id(Place place) {
      this(place.table(), place.row());
    }
  }

  private final Map<Id, RowChange> last = new HashMap<>();

  /** Versions only rise; a removal names the version it removed. */
  void replay(RowChange change) {
    last.merge(
        new Id(change.row()),
        change,
        (before, now) -> now.row().version() >= before.row().version() ? now : before);
  }

  void compare(
      Transaction snapshot, List<SealedRows> tables, RowSeal seals, Consumer<Finding> findings) {
    for (SealedRows table : tables) {
      Map<Id, Long> there = new HashMap<>();
      table.each(
          snapshot,
          row -> {
            if (!seals.holds(row.place(), row.content(), row.seal())) {
              findings.accept(new Finding(Finding.Kind.ROW_ALTERED, row.place().toString()));
            }
            there.merge(new Id(row.place()), row.place().version(), Math::max);
          });
      switch (table.recorded()) {
        case EACH_CHANGE -> compare(table.table(), there, findings);
        case NO_CHANGE -> {}
      }
    }
  }

  private void compare(String table, Map<Id, Long> there, Consumer<Finding> findings) {
    Set<Id> all = new HashSet<>(there.keySet());
    last.keySet().stream().filter(id -> id.table().equals(table)).forEach(all::add);
    for (Id id : all) {
      long recorded = recorded(id);
      long present = there.getOrDefault(id, 0L);
      if (present == recorded) {
        continue;
      }
      Finding.Kind kind =
          present == 0
              ? Finding.Kind.ROW_MISSING
              : present < recorded ? Finding.Kind.ROW_PUT_BACK : Finding.Kind.ROW_UNRECORDED;
      long named = present == 0 ? recorded : present;
      findings.accept(new Finding(kind, new Place(id.table(), id.row(), named).toString()));
    }
  }

  /** The version that should be there; 0 where none should. */
  private long recorded(Id id) {
    RowChange change = last.get(id);
    if (change == null) {
      return 0;
    }
    return switch (change.now()) {
      case THERE -> change.row().version();
      case GONE -> 0;
    };
  }
}
