package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Where sealed bytes rest. It is bound into their seal, so bytes moved to another table, row or
 * version do not open.
 *
 * @param row the row's id, random or from a partner; never derived from a person
 */
public record Place(String table, String row, long version) {
  private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  public Place {
    requireNonNull(table, "table is null");
    requireNonNull(row, "row is null");
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException("a table is named in lower case");
    }
    if (row.isEmpty() || row.length() > 300) {
      throw new IllegalArgumentException("a row id has 1 to 300 characters");
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
  }

  @Override
  public String toString() {
    return table + " " + row + " version " + version;
  }
}
