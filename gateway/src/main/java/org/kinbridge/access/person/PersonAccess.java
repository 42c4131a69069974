package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.kinbridge.disclosure.Reason;

/** What a token of a person is worth. */
public sealed interface PersonAccess {
  record Granted(AuthenticatedPerson person) implements PersonAccess {
    public Granted {
      requireNonNull(person, "person is null");
    }
  }

  /**
   * 401, whatever the reason.
   *
   * @param detail for a developer; it repeats nothing of the token
   */
  record Denied(Reason reason, String detail) implements PersonAccess {
    public Denied {
      requireNonNull(reason, "reason is null");
      requireNonNull(detail, "detail is null");
    }
  }

  /**
   * 401 with a challenge (RFC 9470): she is known, and must sign in again before she decides.
   *
   * @param acr the means that count, the preferred one first
   * @param maxAge how long ago she may have signed in
   */
  record Weak(List<String> acr, Duration maxAge) implements PersonAccess {
    public Weak {
      acr = List.copyOf(acr);
      requireNonNull(maxAge, "maxAge is null");
    }
  }

  /** 403: the token is good, and she has no part here. */
  record NoPart(String detail) implements PersonAccess {
    public NoPart {
      requireNonNull(detail, "detail is null");
    }
  }

  /** 503: the provider's keys cannot be read now, so nobody can be told from anybody else. */
  record Unknowable() implements PersonAccess {}
}
