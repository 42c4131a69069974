package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kinbridge.access.jws.Claims;
import org.kinbridge.access.jws.CompactJws;
import org.kinbridge.access.jws.MalformedJws;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.trust.key.Base64Url;
import org.kinbridge.trust.key.SignatureAlgorithm;
import org.kinbridge.trust.key.SigningKey;
import org.kinbridge.trust.key.VerificationKey;

/**
 * Issues and reads this node's own access tokens: {@code at+jwt} (RFC 9068), alive for five
 * minutes, bound to the TLS certificate of the client that asked (RFC 8705). The only place where
 * an {@link AuthenticatedClient} is made.
 */
public final class AccessTokens {
  public static final Duration LIFE = Duration.ofMinutes(5);
  private static final String TYPE = "at+jwt";
  private static final Pattern BEARER = Pattern.compile("[Bb]earer ([A-Za-z0-9._~+/-]+=*)");
  private static final Set<String> CLAIMS =
      Set.of("iss", "sub", "client_id", "aud", "exp", "iat", "jti", "cnf");

  private final NodeId node;
  private final String issuer;
  private final String audience;
  private final SigningKey signing;
  private final VerificationKey verification;
  private final Clients clients;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public AccessTokens(
      NodeId node,
      EntityId entity,
      SigningKey signing,
      VerificationKey verification,
      Clients clients,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.node = requireNonNull(node, "node is null");
    this.issuer = entity.value();
    this.audience = entity.value() + "/api";
    this.signing = requireNonNull(signing, "signing is null");
    this.verification = requireNonNull(verification, "verification is null");
    if (!signing.kid().equals(verification.kid())
        || signing.algorithm() != SignatureAlgorithm.ES256) {
      throw new IllegalArgumentException("access tokens need the two halves of one ES256 key");
    }
    this.clients = requireNonNull(clients, "clients is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  String issue(RegisteredClient client, CertificateThumbprint certificate) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Instant now = clock.instant();
    ObjectNode header =
        json.objectNode().put("alg", "ES256").put("typ", TYPE).put("kid", signing.kid());
    ObjectNode claims = json.objectNode();
    claims.put("iss", issuer).put("sub", client.id().value()).put("client_id", client.id().value());
    claims.put("aud", audience).put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFE).getEpochSecond()).put("jti", ids.get().toString());
    claims.putObject("cnf").put("x5t#S256", certificate.base64url());
    String signingInput = encode(header) + "." + encode(claims);
    byte[] signature = signing.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
    return signingInput + "." + Base64Url.encode(signature);
  }

  /**
   * Reads what a request presented.
   *
   * @param authorization the one {@code Authorization} header; empty when there is none or more
   *     than one
   * @param certificate the certificate that the TLS layer saw the client prove possession of
   */
  public Access verify(Optional<String> authorization, Optional<X509Certificate> certificate) {
    if (authorization.isEmpty()) {
      return new Access.Denied(
          Reason.NO_TOKEN, "send one authorization header with a bearer token");
    }
    Optional<Claims> claims = token(authorization.get()).flatMap(this::ours);
    Optional<RegisteredClient> client = claims.flatMap(this::holder);
    if (client.isEmpty()) {
      return new Access.Denied(Reason.TOKEN_INVALID, "ask the token endpoint for a new token");
    }
    boolean proven =
        certificate
            .filter(shown -> isBoundTo(claims.orElseThrow(), client.get(), shown))
            .isPresent();
    return proven
        ? new Access.Granted(new AuthenticatedClient(client.get(), node))
        : new Access.Denied(
            Reason.TOKEN_WRONG_CERTIFICATE, "present the certificate that the token was issued to");
  }

  private Optional<CompactJws> token(String authorization) {
    var bearer = BEARER.matcher(authorization);
    if (!bearer.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CompactJws.parse(bearer.group(1), CompactJws.Form.OWN));
    } catch (MalformedJws malformed) {
      return Optional.empty();
    }
  }

  private Optional<Claims> ours(CompactJws jws) {
    boolean signed =
        jws.algorithm().equals(signing.algorithm().code())
            && jws.type().equals(TYPE)
            && jws.keyId().equals(signing.kid())
            && verification.verifies(jws.signingInput(), jws.signature());
    return signed
        ? Optional.of(new Claims(jws.claims())).filter(this::isInForce)
        : Optional.empty();
  }

  private boolean isInForce(Claims claims) {
    Instant now = clock.instant();
    return claims.onlyNames(CLAIMS)
        && claims.text("iss").filter(issuer::equals).isPresent()
        && claims.audience().filter(audience::equals).isPresent()
        && claims.instant("exp").filter(now::isBefore).isPresent();
  }

  /** The registration of today, not of when the token was issued. */
  private Optional<RegisteredClient> holder(Claims claims) {
    return claims.text("client_id").flatMap(id -> clients.find(new ClientId(id)));
  }

  private boolean isBoundTo(Claims claims, RegisteredClient client, X509Certificate shown) {
    CertificateThumbprint thumbprint = CertificateThumbprint.of(shown);
    JsonNode bound = claims.tree().path("cnf").path("x5t#S256");
    return thumbprint.base64url().equals(bound.asText())
        && client.certificates().contains(thumbprint)
        && isValid(shown, clock.instant());
  }

  /**
   * Certificates are pinned, not chained: the TLS layer checks possession of the key, and this the
   * dates.
   */
  static boolean isValid(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
      return true;
    } catch (CertificateExpiredException | CertificateNotYetValidException outside) {
      return false;
    }
  }

  private static String encode(JsonNode json) {
    return Base64Url.encode(CanonicalJson.bytes(json));
  }
}
