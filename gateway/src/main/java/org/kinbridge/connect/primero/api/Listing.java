package org.kinbridge.connect.primero.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The cases that were found, and whether those are all.
 *
 * @param asOf Primero's clock when the first page was asked for
 * @param complete whether nothing moved between the pages: a case that moved may be missing
 */
public record Listing(Instant asOf, List<UUID> cases, boolean complete) {
  public Listing {
    requireNonNull(asOf, "asOf is null");
    cases = List.copyOf(cases);
  }
}
