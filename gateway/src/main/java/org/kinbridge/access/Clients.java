package org.kinbridge.access;

import java.util.Optional;
import org.kinbridge.disclosure.ClientId;

/**
 * Who is registered now. Asked at each token and at each use of one, so a client that is removed is
 * out at once.
 */
public interface Clients {
  Optional<RegisteredClient> find(ClientId id);
}
