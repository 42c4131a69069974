package org.kinbridge.access;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.SystemId;

/**
 * One registered client with its keys, and the door it knocks at. Time stands still until moved.
 */
final class Agency {
  static final String AUDIENCE = "https://node.xc.example";
  Instant now = Instant.parse("2026-11-22T10:00:00Z");
  final KeyPair key = AnyClient.keyPair();
  final KeyPair nodeKey = AnyClient.keyPair();
  final X509Certificate certificate =
      SelfSigned.certificate(AnyClient.keyPair(), now.minusSeconds(60), Duration.ofDays(1));
  final RegisteredClient client =
      new RegisteredClient(
          new ClientId("xc-mosa-casework"),
          new AuthorityId("xc-mosa"),
          new SystemId("xc-primero"),
          AUDIENCE,
          List.of(new AssertionKey("key-1", AnyClient.verification(key))),
          Set.of(CertificateThumbprint.of(certificate)));
  Optional<RegisteredClient> registered = Optional.of(client);
  final Clients clients = id -> registered.filter(known -> known.id().equals(id));
  final AccessTokens tokens = tokens("https://node.xc.example", nodeKey);
  final TokenGrants grants =
      new TokenGrants(clients, new RememberedAssertions(), tokens, () -> now);

  AccessTokens tokens(String entity, KeyPair pair) {
    return new AccessTokens(
        new NodeId("XC"),
        new EntityId(entity),
        AnyClient.signing(pair),
        AnyClient.verification(pair),
        clients,
        () -> now,
        UUID::randomUUID);
  }

  Assertion assertion() {
    return new Assertion("xc-mosa-casework", AUDIENCE, "key-1", key, now);
  }

  TokenGrant grant(String assertion) {
    return grants.grant(new TokenRequest(form(assertion), Optional.of(certificate)));
  }

  String token() {
    return ((TokenGrant.Issued) grant(assertion().sign())).accessToken();
  }

  static Map<String, String> form(String assertion) {
    return Map.of(
        "grant_type", "client_credentials",
        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion", assertion);
  }
}
