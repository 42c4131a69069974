package org.kinbridge.profile;

import static java.util.Objects.requireNonNull;

/**
 * One broken constraint.
 *
 * @param location FHIRPath of the element, every array with its index: {@code
 *     Bundle.entry[1].resource.gender}
 * @param constraint a stable code: {@code cardinality}, {@code type}, {@code binding}, … or an
 *     invariant's key
 * @param message what was expected; never a value of the document
 */
public record Violation(String location, String constraint, String message) {
  public Violation {
    requireNonNull(location, "location is null");
    requireNonNull(constraint, "constraint is null");
    requireNonNull(message, "message is null");
  }
}
