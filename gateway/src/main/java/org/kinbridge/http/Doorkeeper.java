package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.kinbridge.access.Access;
import org.kinbridge.access.AccessTokens;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.access.person.PersonAccess;
import org.kinbridge.access.person.PersonTokens;
import org.kinbridge.disclosure.Reason;

/**
 * Asks each request for its token before the method it wants is called. A method that is not marked
 * is not called.
 */
@Singleton
public class Doorkeeper {
  /** The server makes its filters before it starts; the node comes with the first call. */
  private final Provider<AccessTokens> tokens;

  private final Provider<PersonTokens> people;
  private final Turnstile turnstile;

  public Doorkeeper(
      Provider<AccessTokens> tokens, Provider<PersonTokens> people, Turnstile turnstile) {
    this.people = requireNonNull(people, "people is null");
    this.tokens = requireNonNull(tokens, "tokens is null");
    this.turnstile = requireNonNull(turnstile, "turnstile is null");
  }

  /** Empty to let the request in. */
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  public Optional<Response> admit(ResourceInfo resource, RoutingContext routing) {
    Call call = Call.of(routing);
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Unauthenticated.class)) {
      return Optional.empty();
    }
    AsPerson person = method.getAnnotation(AsPerson.class);
    if (person != null) {
      return admit(call, person.value(), method);
    }
    if (!method.isAnnotationPresent(AsClient.class)) {
      return Optional.of(call.problem(Problem.of(404, Reason.NOT_FOUND, "there is no such path")));
    }
    return switch (tokens.get().verify(call.onlyHeader("Authorization"), call.certificate())) {
      case Access.Granted(AuthenticatedClient client) -> counted(call, client, method);
      case Access.Denied(Reason reason, String detail) ->
          Optional.of(unauthorised(call, reason, detail));
    };
  }

  private Optional<Response> admit(Call call, Assurance asked, Method method) {
    PersonAccess access =
        people.get().verify(call.onlyHeader("Authorization"), call.certificate(), asked);
    return switch (access) {
      case PersonAccess.Granted(AuthenticatedPerson person) -> counted(call, person, method);
      case PersonAccess.Denied(Reason reason, String detail) ->
          Optional.of(unauthorised(call, reason, detail));
      case PersonAccess.Weak weak -> Optional.of(weak(call, weak));
      case PersonAccess.NoPart(String detail) ->
          Optional.of(call.problem(Problem.of(403, Reason.NOT_ALLOWED, detail)));
      case PersonAccess.Unknowable() ->
          Optional.of(
              call.problem(
                  Problem.of(
                      503, Reason.PROVIDER_UNAVAILABLE, Reason.PROVIDER_UNAVAILABLE.sentence())));
    };
  }

  private Optional<Response> counted(Call call, AuthenticatedPerson person, Method method) {
    call.by(person);
    Counted counted = method.getAnnotation(Counted.class);
    return counted == null ? Optional.empty() : turnstile.pass(call, person, counted.value());
  }

  /** RFC 9470: what to sign in with, and how lately. The words come from the operator's file. */
  private static Response weak(Call call, PersonAccess.Weak weak) {
    Problem problem =
        Problem.of(401, Reason.STEP_UP_NEEDED, "sign in again as the challenge says, then decide");
    return Response.fromResponse(call.problem(problem))
        .header(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_user_authentication\", acr_values=\""
                + String.join(" ", weak.acr())
                + "\", max_age=\""
                + weak.maxAge().toSeconds()
                + "\"")
        .build();
  }

  private Optional<Response> counted(Call call, AuthenticatedClient client, Method method) {
    call.by(client);
    Counted counted = method.getAnnotation(Counted.class);
    return counted == null ? Optional.empty() : turnstile.pass(call, client, counted.value());
  }

  /** RFC 6750 section 3: without a token the challenge names no error. */
  private static Response unauthorised(Call call, Reason reason, String detail) {
    String challenge = reason == Reason.NO_TOKEN ? "Bearer" : "Bearer error=\"invalid_token\"";
    return Response.fromResponse(call.problem(Problem.of(401, reason, detail)))
        .header("WWW-Authenticate", challenge)
        .build();
  }
}
