package org.kinbridge.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * One message between two nodes ({@code msg_id}); random, never reused, never derived from a
 * person.
 */
public record MessageId(UUID value) {
  public MessageId {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
