package org.kinbridge.vault;

import static java.util.Objects.requireNonNull;

/**
 * A row without which nothing can be decided is not as this node wrote it. What was under way stops
 * here; a person looks, and the message names the row for that.
 */
public final class RowAltered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RowAltered(Place place) {
    super("row " + requireNonNull(place, "place is null") + " is not as this node wrote it");
  }
}
