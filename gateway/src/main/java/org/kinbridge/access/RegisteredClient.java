package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.SystemId;

/**
 * What the state's operator registered about one client.
 *
 * @param audience the one {@code aud} its assertions must carry: the token endpoint or the issuer,
 *     never both
 * @param certificates the TLS certificates it may come with
 */
public record RegisteredClient(
    ClientId id,
    AuthorityId authority,
    SystemId system,
    String audience,
    List<AssertionKey> keys,
    Set<CertificateThumbprint> certificates) {

  public RegisteredClient {
    requireNonNull(id, "id is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(system, "system is null");
    requireNonNull(audience, "audience is null");
    keys = List.copyOf(keys);
    certificates = Set.copyOf(certificates);
    if (audience.isBlank() || keys.isEmpty() || certificates.isEmpty()) {
      throw new IllegalArgumentException("a client has an audience, a key and a certificate");
    }
  }
}
