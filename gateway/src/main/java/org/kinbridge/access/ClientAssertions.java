package org.kinbridge.access;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.access.jws.Claims;
import org.kinbridge.access.jws.CompactJws;
import org.kinbridge.access.jws.MalformedJws;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Sha256;

/**
 * Proves a client by a {@code private_key_jwt} assertion (RFC 7523): signed with a registered key,
 * by the client about itself, for us alone, alive for five minutes at most, and never seen before.
 */
final class ClientAssertions {
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);
  private static final Set<String> TYPES = Set.of("", "JWT", "client-authentication+jwt");
  private static final Set<String> CLAIMS = Set.of("iss", "sub", "aud", "exp", "iat", "jti");
  private static final Pattern ID_SHAPE = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern CLIENT_SHAPE =
      Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");

  private final Clients clients;
  private final SpentAssertions spent;

  ClientAssertions(Clients clients, SpentAssertions spent) {
    this.clients = requireNonNull(clients, "clients is null");
    this.spent = requireNonNull(spent, "spent is null");
  }

  /**
   * The client this assertion proves. Every fault gives the same answer: the door is no oracle of
   * who is registered.
   */
  Optional<RegisteredClient> prove(String assertion, Instant now) {
    try {
      CompactJws jws = CompactJws.parse(assertion, CompactJws.Form.OWN);
      Claims claims = new Claims(jws.claims());
      return claimed(claims)
          .filter(client -> isSignedBy(client, jws))
          .filter(client -> saysWhatItMust(claims, client, now))
          .filter(client -> isFirstUse(claims, client));
    } catch (MalformedJws malformed) {
      return Optional.empty();
    }
  }

  private Optional<RegisteredClient> claimed(Claims claims) {
    return claims
        .text("iss")
        .filter(issuer -> CLIENT_SHAPE.matcher(issuer).matches())
        .filter(issuer -> claims.text("sub").filter(issuer::equals).isPresent())
        .flatMap(issuer -> clients.find(new ClientId(issuer)));
  }

  private static boolean isSignedBy(RegisteredClient client, CompactJws jws) {
    return TYPES.contains(jws.type())
        && client.keys().stream()
            .anyMatch(key -> key.keyId().equals(jws.keyId()) && key.verifies(jws));
  }

  private static boolean saysWhatItMust(Claims claims, RegisteredClient client, Instant now) {
    Optional<Instant> issued = claims.instant("iat");
    Optional<Instant> expires = claims.instant("exp");
    return claims.onlyNames(CLAIMS)
        && claims.audience().filter(client.audience()::equals).isPresent()
        && claims.text("jti").filter(id -> ID_SHAPE.matcher(id).matches()).isPresent()
        && issued.isPresent()
        && expires.isPresent()
        && isAlive(issued.get(), expires.get(), now);
  }

  /**
   * The life is bounded from our own clock too, so that an assertion dated ahead does not live
   * longer.
   */
  private static boolean isAlive(Instant issued, Instant expires, Instant now) {
    return !issued.isAfter(now.plus(CLOCKS_DIFFER_BY))
        && expires.isAfter(now)
        && expires.isAfter(issued)
        && !expires.isAfter(issued.plus(LONGEST_LIFE));
  }

  private boolean isFirstUse(Claims claims, RegisteredClient client) {
    Sha256 jti = Sha256.of(claims.text("jti").orElseThrow());
    Instant until = claims.instant("exp").orElseThrow();
    return spent.spend(client.id(), jti, until) == SpentAssertions.Use.FIRST;
  }
}
