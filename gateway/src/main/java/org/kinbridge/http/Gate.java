package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;

/**
 * Stands before every router of the agency port and lets through only what {@link Endpoint} lists,
 * spelt as it is listed there. So no later layer's idea of what a path means can open a door.
 */
@Singleton
public class Gate {
  private static final Logger LOG = Logger.getLogger("org.kinbridge.http.access");
  private static final int BEFORE_EVERYTHING = 10_000;
  private static final Pattern QUERY =
      Pattern.compile("[a-z]+=[A-Za-z0-9.-]{1,64}(&[a-z]+=[A-Za-z0-9.-]{1,64})*");

  /** A body this much too large is not read to its end: the connection is closed. */
  private static final long NOT_WORTH_READING = 64L << 20;

  private final Supplier<UUID> ids;

  public Gate(Supplier<UUID> ids) {
    this.ids = requireNonNull(ids, "ids is null");
  }

  void install(@Observes Filters filters) {
    filters.register(this::admit, BEFORE_EVERYTHING);
  }

  private void admit(RoutingContext routing) {
    Call call = Call.of(routing);
    call.named(ids.get().toString());
    guard(routing.response(), call.correlationId());
    long began = System.nanoTime();
    routing.addEndHandler(ended -> log(routing, call, System.nanoTime() - began));
    Optional<Problem> refusal = refusal(routing.request(), call);
    if (refusal.isPresent()) {
      answer(routing, call, refusal.get());
    } else {
      routing.next();
    }
  }

  private static void guard(HttpServerResponse response, String correlationId) {
    response
        .putHeader("X-Correlation-Id", correlationId)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Strict-Transport-Security", "max-age=31536000");
  }

  private static Optional<Problem> refusal(HttpServerRequest request, Call call) {
    String[] target = request.uri().split("\\?", 2);
    Optional<Endpoint> endpoint = Endpoint.of(target[0]);
    if (endpoint.isEmpty()) {
      return Optional.of(Problem.of(404, Reason.NOT_FOUND, "there is no such path"));
    }
    call.at(endpoint.get());
    if (!endpoint.get().methods().contains(request.method().name())) {
      return Optional.of(Problem.of(405, Reason.METHOD_NOT_ALLOWED, "the path has no such method"));
    }
    if (target.length == 2 && !isRead(target[1], endpoint.get().query())) {
      return Optional.of(
          Problem.of(
              400, Reason.INVALID_VALUE, "a query parameter is unknown, repeated or not plain"));
    }
    return request.method().name().equals("GET")
        ? Optional.empty()
        : body(endpoint.get().body(), call);
  }

  private static boolean isRead(String query, Set<String> known) {
    if (!QUERY.matcher(query).matches()) {
      return false;
    }
    List<String> names =
        Arrays.stream(query.split("&")).map(pair -> pair.substring(0, pair.indexOf('='))).toList();
    return known.containsAll(names) && Set.copyOf(names).size() == names.size();
  }

  private static Optional<Problem> body(Endpoint.Body body, Call call) {
    boolean plain =
        call.onlyHeader("Content-Encoding").filter(coding -> !coding.equals("identity")).isEmpty();
    if (!plain || call.onlyHeader("Content-Type").filter(body::isNamedBy).isEmpty()) {
      return Optional.of(
          Problem.of(415, Reason.UNSUPPORTED_MEDIA_TYPE, "this door reads " + body.mediaType()));
    }
    return announced(call) > body.largest()
        ? Optional.of(Problem.tooLarge(body.largest()))
        : Optional.empty();
  }

  /** What is not announced is counted while it is read. */
  private static long announced(Call call) {
    return call.onlyHeader("Content-Length")
        .filter(length -> length.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private static void answer(RoutingContext routing, Call call, Problem problem) {
    HttpServerResponse response = routing.response();
    call.endpoint()
        .filter(endpoint -> problem.status() == 405)
        .ifPresent(endpoint -> response.putHeader("Allow", String.join(", ", endpoint.methods())));
    if (announced(call) > NOT_WORTH_READING) {
      response.putHeader("Connection", "close");
    }
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(problem.toJson(call.correlationId()).toString());
  }

  /** The template, never the path; no query, no header, no body. */
  private static void log(RoutingContext routing, Call call, long nanos) {
    LOG.infof(
        "%s %s %d %d ms client=%s message=%s correlation=%s",
        routing.request().method().name(),
        call.endpoint().map(Endpoint::template).orElse("(unknown path)"),
        routing.response().getStatusCode(),
        nanos / 1_000_000,
        call.knownClient().map(AuthenticatedClient::id).map(ClientId::value).orElse("-"),
        call.message().map(MessageId::toString).orElse("-"),
        call.correlationId());
  }
}
