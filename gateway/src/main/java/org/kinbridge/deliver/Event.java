package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;

/**
 * Something happened that an agency system may want to look at. It says which thing, never anything
 * about it.
 *
 * @param about a disclosure's or an inbox item's id
 */
public record Event(AuthorityId authority, Kind kind, UUID about, Instant at) {

  /** What happened. */
  public enum Kind implements Coded {
    DISCLOSURE_CHANGED("disclosure-changed"),
    INBOX_ARRIVED("inbox-arrived"),
    INBOX_RECALLED("inbox-recalled");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  public Event {
    requireNonNull(authority, "authority is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(about, "about is null");
    requireNonNull(at, "at is null");
  }
}
