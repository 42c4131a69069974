package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.SystemId;

/**
 * A program of our own state that proved itself for this one request. Made only by {@link
 * AccessTokens}, from a token in force and the TLS certificate it is bound to; an agency story
 * takes one, so it cannot be reached without.
 */
public final class AuthenticatedClient {
  private final RegisteredClient registration;
  private final NodeId node;

  AuthenticatedClient(RegisteredClient registration, NodeId node) {
    this.registration = requireNonNull(registration, "registration is null");
    this.node = requireNonNull(node, "node is null");
  }

  public ClientId id() {
    return registration.id();
  }

  /** The case system whose local ids this client speaks of. */
  public SystemId system() {
    return registration.system();
  }

  /**
   * The one authority it acts for: what it sends is sent by it, and it reads only that authority's
   * inbox.
   */
  public AuthorityId authority() {
    return registration.authority();
  }

  public NodeId node() {
    return node;
  }

  @Override
  public String toString() {
    return "client " + id() + " of " + authority();
  }
}
