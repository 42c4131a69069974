package org.kinbridge.flow.setting;

import static java.util.Objects.requireNonNull;

import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.SystemId;

/**
 * Who asked, as a stored disclosure remembers it. It proves nothing: stories take an {@link
 * AuthenticatedClient}.
 */
public record Asker(ClientId client, SystemId system, AuthorityId authority) {
  public Asker {
    requireNonNull(client, "client is null");
    requireNonNull(system, "system is null");
    requireNonNull(authority, "authority is null");
  }

  public static Asker of(AuthenticatedClient client) {
    return new Asker(client.id(), client.system(), client.authority());
  }
}
