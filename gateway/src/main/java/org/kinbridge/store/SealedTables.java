package org.kinbridge.store;

import java.util.List;
import org.kinbridge.vault.SealedRows;

/**
 * Every table whose rows grant or wait, for the check of all of them. Each owner of such a table
 * adds it here.
 */
public final class SealedTables {
  private SealedTables() {}

  public static List<SealedRows> all() {
    return List.of();
  }
}
