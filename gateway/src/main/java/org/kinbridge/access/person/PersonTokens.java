package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kinbridge.access.CertificateThumbprint;
import org.kinbridge.access.jws.Claims;
import org.kinbridge.access.jws.CompactJws;
import org.kinbridge.access.jws.MalformedJws;
import org.kinbridge.access.person.PersonAccess.Denied;
import org.kinbridge.access.person.PersonAccess.Granted;
import org.kinbridge.access.person.PersonAccess.NoPart;
import org.kinbridge.access.person.PersonAccess.Unknowable;
import org.kinbridge.access.person.PersonAccess.Weak;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Reason;

/**
 * Reads access tokens (RFC 9068) of the state's own provider. The only place where an {@link
 * AuthenticatedPerson} is made.
 *
 * <p>An access token and not an ID token: an ID token tells a program who signed in to it, and is
 * meant for nobody else. Its type keeps the two apart.
 */
public final class PersonTokens {
  private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);

  /** Nobody asks the provider whether it took a token back, so none may live long. */
  static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

  private static final Pattern BEARER = Pattern.compile("[Bb]earer ([A-Za-z0-9._~+/-]+=*)");
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Denied INVALID =
      new Denied(Reason.TOKEN_INVALID, "sign in at the state's provider for a new token");
  private static final Denied ELSEWHERE =
      new Denied(
          Reason.TOKEN_WRONG_CERTIFICATE, "present the certificate that the token was issued to");

  private final Optional<Known> known;
  private final InstantSource clock;

  private record Known(Provider provider, ProviderKeys keys) {}

  private PersonTokens(Optional<Known> known, InstantSource clock) {
    this.known = known;
    this.clock = requireNonNull(clock, "clock is null");
  }

  public static PersonTokens of(Provider provider, ProviderKeys keys, InstantSource clock) {
    requireNonNull(provider, "provider is null");
    requireNonNull(keys, "keys is null");
    return new PersonTokens(Optional.of(new Known(provider, keys)), clock);
  }

  /** Of a node that was told of no provider: no person can sign in. */
  public static PersonTokens ofNobody(InstantSource clock) {
    return new PersonTokens(Optional.empty(), clock);
  }

  /**
   * Reads what a request presented.
   *
   * @param authorization the one {@code Authorization} header; empty when there is none or more
   *     than one
   * @param certificate the certificate that the TLS layer saw the caller prove possession of
   * @param asked what the act takes
   */
  public PersonAccess verify(
      Optional<String> authorization, Optional<X509Certificate> certificate, Assurance asked) {
    if (authorization.isEmpty()) {
      return new Denied(Reason.NO_TOKEN, "send one authorization header with a bearer token");
    }
    Optional<CompactJws> token = token(authorization.get());
    if (known.isEmpty() || token.isEmpty()) {
      return INVALID;
    }
    Instant now = clock.instant();
    return switch (known.get().keys().find(token.get().keyId(), now)) {
      case ProviderKeys.Search.NoKeys none -> new Unknowable();
      case ProviderKeys.Search.NoSuchKey none -> INVALID;
      case ProviderKeys.Search.Found(ProviderKey key) ->
          key.verifies(token.get())
              ? new Reading(known.get().provider(), new Claims(token.get().claims()), now, asked)
                  .read(certificate)
              : INVALID;
    };
  }

  private static Optional<CompactJws> token(String authorization) {
    var bearer = BEARER.matcher(authorization);
    if (!bearer.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CompactJws.parse(bearer.group(1), CompactJws.Form.PROVIDER))
          .filter(jws -> TYPES.contains(jws.type()));
    } catch (MalformedJws malformed) {
      return Optional.empty();
    }
  }

  /** What a token says whose signature holds. */
  private record Reading(Provider provider, Claims claims, Instant now, Assurance asked) {
    PersonAccess read(Optional<X509Certificate> certificate) {
      Optional<AuthenticatedPerson.Name> name = name();
      if (name.isEmpty() || !isForUs() || !isInForce()) {
        return INVALID;
      }
      if (!isBoundTo(certificate)) {
        return ELSEWHERE;
      }
      Optional<AuthorityId> authority = authority();
      Set<PersonRole> roles = roles();
      if (authority.isEmpty() || roles.isEmpty()) {
        return new NoPart("the token names no authority of ours, or no role here");
      }
      return asked == Assurance.STEPPED_UP && !isSteppedUp()
          ? new Weak(provider.stepUp().acr(), provider.stepUp().maxAge())
          : new Granted(new AuthenticatedPerson(name.get(), authority.get(), roles, asked));
    }

    private boolean isForUs() {
      return claims.text("iss").filter(provider.issuer()::equals).isPresent()
          && claims.audience().filter(provider.audience()::equals).isPresent();
    }

    private boolean isInForce() {
      Optional<Instant> issued = claims.instant("iat");
      Optional<Instant> expires = claims.instant("exp");
      Instant soon = now.plus(CLOCKS_DIFFER_BY);
      boolean begun =
          !claims.tree().has("nbf")
              || claims.instant("nbf").filter(begin -> !begin.isAfter(soon)).isPresent();
      return begun
          && issued.isPresent()
          && expires.isPresent()
          && !issued.get().isAfter(soon)
          && expires.get().isAfter(now)
          && !expires.get().isAfter(issued.get().plus(LONGEST_LIFE));
    }

    /** A binding that we cannot check is none that we could overlook. */
    private boolean isBoundTo(Optional<X509Certificate> certificate) {
      JsonNode bound = claims.tree().path("cnf");
      if (bound.isMissingNode()) {
        return provider.binding() == Provider.Binding.AS_ISSUED;
      }
      return bound.size() == 1
          && certificate
              .map(CertificateThumbprint::of)
              .map(CertificateThumbprint::base64url)
              .filter(shown -> bound.path("x5t#S256").asText().equals(shown))
              .isPresent();
    }

    private Optional<AuthenticatedPerson.Name> name() {
      Optional<String> subject = claims.text("sub").filter(Reading::isPlain);
      Optional<String> application = claims.text("client_id").filter(Reading::isPlain);
      Optional<String> userRef = text(provider.places().userRef());
      return subject.isEmpty() || application.isEmpty() || userRef.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new AuthenticatedPerson.Name(
                  provider.issuer(), subject.get(), userRef.get(), application.get()));
    }

    private Optional<AuthorityId> authority() {
      return text(provider.places().authority()).flatMap(Reading::authority);
    }

    private static Optional<AuthorityId> authority(String text) {
      try {
        return Optional.of(new AuthorityId(text));
      } catch (IllegalArgumentException shapeless) {
        return Optional.empty();
      }
    }

    private Set<PersonRole> roles() {
      Set<String> words = new HashSet<>();
      claims.tree().at(provider.places().roles()).forEach(word -> words.add(word.asText()));
      Set<PersonRole> roles = EnumSet.noneOf(PersonRole.class);
      provider
          .roles()
          .forEach(
              (role, names) -> {
                if (names.stream().anyMatch(words::contains)) {
                  roles.add(role);
                }
              });
      return roles;
    }

    private boolean isSteppedUp() {
      Optional<Instant> signedIn = claims.instant("auth_time");
      return claims.text("acr").filter(provider.stepUp().acr()::contains).isPresent()
          && signedIn.isPresent()
          && !signedIn.get().isAfter(now.plus(CLOCKS_DIFFER_BY))
          && !signedIn.get().isBefore(now.minus(provider.stepUp().maxAge()));
    }

    private Optional<String> text(JsonPointer at) {
      return Optional.of(claims.tree().at(at))
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .filter(Reading::isPlain);
    }

    private static boolean isPlain(String text) {
      return NAME.matcher(text).matches();
    }
  }
}
