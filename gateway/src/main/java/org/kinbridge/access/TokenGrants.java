package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kinbridge.access.TokenGrant.Declined;
import org.kinbridge.access.TokenGrant.Issued;
import org.kinbridge.access.TokenGrant.OAuthError;
import org.kinbridge.disclosure.Reason;

/**
 * The token endpoint: client credentials, proven by an assertion and by a registered TLS
 * certificate, both.
 */
public final class TokenGrants {
  private static final String GRANT_TYPE = "client_credentials";
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final ClientAssertions assertions;
  private final AccessTokens tokens;
  private final InstantSource clock;

  public TokenGrants(
      Clients clients, SpentAssertions spent, AccessTokens tokens, InstantSource clock) {
    this.assertions = new ClientAssertions(clients, spent);
    this.tokens = requireNonNull(tokens, "tokens is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * No parameter has a default, and no scope exists: what a client may send is decided per
   * disclosure.
   */
  public TokenGrant grant(TokenRequest request) {
    Optional<String> grantType = request.parameter("grant_type");
    if (grantType.isEmpty()) {
      return new Declined(
          OAuthError.INVALID_REQUEST, Reason.MISSING_MEMBER, "grant_type is missing");
    }
    if (!grantType.get().equals(GRANT_TYPE)) {
      return new Declined(
          OAuthError.UNSUPPORTED_GRANT_TYPE,
          Reason.INVALID_VALUE,
          "only client_credentials is granted");
    }
    if (request.parameter("scope").isPresent()) {
      return new Declined(
          OAuthError.INVALID_SCOPE,
          Reason.INVALID_VALUE,
          "no scopes are defined here: leave it out");
    }
    Optional<String> assertion = request.parameter("client_assertion");
    if (assertion.isEmpty() || request.parameter("client_assertion_type").isEmpty()) {
      return new Declined(
          OAuthError.INVALID_REQUEST,
          Reason.MISSING_MEMBER,
          "client_assertion or client_assertion_type is missing");
    }
    if (!request.parameter("client_assertion_type").get().equals(ASSERTION_TYPE)) {
      return new Declined(
          OAuthError.INVALID_REQUEST,
          Reason.INVALID_VALUE,
          "client_assertion_type is not jwt-bearer");
    }
    return proven(request, assertion.get());
  }

  /**
   * An assertion that came with a wrong certificate is used up all the same: somebody else holds
   * it.
   */
  private TokenGrant proven(TokenRequest request, String assertion) {
    Instant now = clock.instant();
    Optional<RegisteredClient> client =
        assertions
            .prove(assertion, now)
            .filter(
                known ->
                    request.parameter("client_id").map(known.id().value()::equals).orElse(true));
    if (client.isEmpty()) {
      return new Declined(
          OAuthError.INVALID_CLIENT,
          Reason.CLIENT_ASSERTION_INVALID,
          "sign a fresh assertion with a registered key, about yourself, for the registered"
              + " audience");
    }
    return request
        .certificate()
        .filter(shown -> isRegistered(client.get(), shown, now))
        .<TokenGrant>map(shown -> issued(client.get(), shown))
        .orElseGet(
            () ->
                new Declined(
                    OAuthError.INVALID_CLIENT,
                    Reason.TOKEN_WRONG_CERTIFICATE,
                    "come with a TLS certificate that is registered for this client"));
  }

  private static boolean isRegistered(RegisteredClient client, X509Certificate shown, Instant now) {
    return client.certificates().contains(CertificateThumbprint.of(shown))
        && AccessTokens.isValid(shown, now);
  }

  private TokenGrant issued(RegisteredClient client, X509Certificate shown) {
    return new Issued(tokens.issue(client, CertificateThumbprint.of(shown)), AccessTokens.LIFE);
  }
}
