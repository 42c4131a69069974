package org.kinbridge.store.row;

import java.util.ArrayList;
import java.util.List;
import org.kinbridge.store.SealedTables;
import org.kinbridge.store.database.TestDatabase;
import org.kinbridge.vault.AnyKeystore;
import org.kinbridge.vault.RowSeal;

/** Which rows of a table the check of all rows would name, without their version. */
public final class SealedRowsNamed {
  private SealedRowsNamed() {}

  public static List<String> in(TestDatabase database, String table) {
    RowSeal seal = new RowSeal(AnyKeystore.keystore());
    List<String> named = new ArrayList<>();
    database
        .open()
        .run(
            tx ->
                SealedTables.all().stream()
                    .filter(one -> one.table().equals(table))
                    .forEach(
                        one ->
                            one.each(
                                tx,
                                row -> {
                                  if (!seal.holds(row.place(), row.content(), row.seal())) {
                                    named.add(row.place().table() + " " + row.place().row());
                                  }
                                })));
    return named;
  }
}
