package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.Reason;

/** What a presented token is worth. */
public sealed interface Access {

  record Granted(AuthenticatedClient client) implements Access {
    public Granted {
      requireNonNull(client, "client is null");
    }
  }

  /**
   * 401, whatever the reason.
   *
   * @param detail for the client's developer; it repeats nothing of the token
   */
  record Denied(Reason reason, String detail) implements Access {
    public Denied {
      requireNonNull(reason, "reason is null");
      requireNonNull(detail, "detail is null");
    }
  }
}
