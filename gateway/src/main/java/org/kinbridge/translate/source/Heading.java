package org.kinbridge.translate.source;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;

/**
 * What a syntax says of a record that no member of it says: where a message has a header.
 *
 * @param id of the document that is written back
 * @param at when it was made
 * @param from the state that made it
 */
public record Heading(String id, OffsetDateTime at, String from) {
  public Heading {
    requireNonNull(id, "id is null");
    requireNonNull(at, "at is null");
    requireNonNull(from, "from is null");
  }
}
