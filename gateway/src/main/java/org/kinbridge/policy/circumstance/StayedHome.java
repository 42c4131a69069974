package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

/**
 * A part of the national record that has no place in the shared record.
 *
 * @param source JSON pointer into the national record
 * @param why in a few words, without its value
 */
public record StayedHome(String source, String why) {
  public StayedHome {
    requireNonNull(source, "source is null");
    requireNonNull(why, "why is null");
  }
}
