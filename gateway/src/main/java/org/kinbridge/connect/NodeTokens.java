package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.trust.key.Thumbprint;

/**
 * Access tokens of the node, got by an assertion signed for this one use (RFC 7523) over a
 * connection that shows our certificate (RFC 8705).
 */
@Owned(by = "one connector", lock = "none: its one thread")
public final class NodeTokens {
  private static final Duration ASSERTION = Duration.ofMinutes(2);

  /** A token is not used in its last moments: it would end under way. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final Line line;
  private final NodeAccount account;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private String token = "";
  private Instant until = Instant.MIN;

  public NodeTokens(Line line, NodeAccount account, InstantSource clock, Supplier<UUID> ids) {
    this.line = requireNonNull(line, "line is null");
    this.account = requireNonNull(account, "account is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  String token() throws NoAnswer {
    Instant now = clock.instant();
    if (!now.isBefore(until)) {
      Answer answer = line.send(request(now));
      if (answer.status() != 200) {
        throw new NoAnswer(
            "gave no token (status " + answer.status() + "): registration, certificate or clock",
            answer.retryAfter());
      }
      JsonNode json = answer.json();
      long seconds = json.path("expires_in").asLong(0);
      if (!json.path("access_token").isTextual() || seconds <= 0) {
        throw new NoAnswer("gave a token in an unknown form");
      }
      token = json.path("access_token").textValue();
      until = now.plusSeconds(seconds).minus(MARGIN);
    }
    return token;
  }

  /** The node does not take the token any more. */
  void forget() {
    until = Instant.MIN;
  }

  private Call request(Instant now) {
    String form =
        "grant_type=client_credentials&client_assertion_type="
            + encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            + "&client_assertion="
            + encoded(assertion(now));
    return new Call(
        "POST",
        "/oauth2/token",
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        form.getBytes(StandardCharsets.US_ASCII));
  }

  private String assertion(Instant now) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header
        .put("alg", "ES256")
        .put("kid", Thumbprint.of(account.assertionKey().publicKey()).base64url())
        .put("typ", "client-authentication+jwt");
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("iss", account.client().value()).put("sub", account.client().value());
    claims.put("aud", account.audience()).put("jti", ids.get().toString());
    claims.put("iat", now.getEpochSecond()).put("exp", now.plus(ASSERTION).getEpochSecond());
    String input = part(header) + "." + part(claims);
    return input + "." + URL.encodeToString(sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private byte[] sign(byte[] input) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(account.assertionKey().privateKey());
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("couldn't sign a client assertion", impossible);
    }
  }

  private static String part(JsonNode json) {
    return URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.US_ASCII);
  }
}
