package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The OpenID provider of our own state, as its operator wrote it down.
 *
 * @param issuer the one {@code iss} that is believed
 * @param audience the one {@code aud} that is meant for this node
 * @param algorithms how it may sign
 * @param roles what it calls each role
 */
public record Provider(
    String issuer,
    String audience,
    Set<ProviderAlgorithm> algorithms,
    Places places,
    Map<PersonRole, Set<String>> roles,
    StepUp stepUp,
    Binding binding) {

  /** Where a token says what we need to know. */
  public record Places(JsonPointer authority, JsonPointer roles, JsonPointer userRef) {
    public Places {
      requireNonNull(authority, "authority is null");
      requireNonNull(roles, "roles is null");
      requireNonNull(userRef, "userRef is null");
    }
  }

  /**
   * What a decision asks for.
   *
   * @param acr the means of signing in that count, the preferred one first
   * @param maxAge how long ago she may have signed in
   */
  public record StepUp(List<String> acr, Duration maxAge) {
    public StepUp {
      acr = List.copyOf(acr);
      requireNonNull(maxAge, "maxAge is null");
      if (acr.isEmpty() || maxAge.isNegative() || maxAge.isZero()) {
        throw new IllegalArgumentException("a step-up has a means and an age");
      }
    }
  }

  /**
   * Whether a token must be bound to a TLS certificate (RFC 8705). One that is bound always counts
   * so.
   */
  public enum Binding {
    REQUIRED,
    AS_ISSUED
  }

  public Provider {
    requireNonNull(issuer, "issuer is null");
    requireNonNull(audience, "audience is null");
    algorithms = Set.copyOf(algorithms);
    requireNonNull(places, "places is null");
    roles = Map.copyOf(roles);
    requireNonNull(stepUp, "stepUp is null");
    requireNonNull(binding, "binding is null");
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("a provider signs somehow");
    }
  }
}
