package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.MessageId;

/**
 * That an item of the inbox was recalled by its sender: what it holds is not shown any more.
 *
 * @param by the message that recalled it first
 */
public record Recalled(MessageId by, Compliance outcome, Instant at) {
  public Recalled {
    requireNonNull(by, "by is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(at, "at is null");
  }
}
