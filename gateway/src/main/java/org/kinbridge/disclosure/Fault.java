package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

/**
 * One thing wrong with an input.
 *
 * @param place a JSON pointer (RFC 6901) into the input, {@code line:column} for text, or a
 *     FHIRPath location
 * @param detail what is wrong, for a person, without any value of the input
 */
public record Fault(Reason reason, String place, String detail) {
  public Fault {
    requireNonNull(reason, "reason is null");
    requireNonNull(place, "place is null");
    requireNonNull(detail, "detail is null");
  }
}
