package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A child inside this node: a random id that never crosses a border. Keys, consents and
 * restrictions hang on it.
 */
public record ChildRef(UUID value) {
  public ChildRef {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
