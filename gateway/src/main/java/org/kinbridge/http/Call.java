package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.access.person.AuthenticatedPerson;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;

/**
 * One request on its way through the doors: what the gate and the doorkeeper found out about it.
 */
public final class Call {
  private static final String CORRELATION = "kinbridge.correlation";
  private static final String ENDPOINT = "kinbridge.endpoint";
  private static final String CLIENT = "kinbridge.client";
  private static final String PERSON = "kinbridge.person";
  private static final String MESSAGE = "kinbridge.message";

  private final RoutingContext routing;

  private Call(RoutingContext routing) {
    this.routing = requireNonNull(routing, "routing is null");
  }

  public static Call of(RoutingContext routing) {
    return new Call(routing);
  }

  void named(String correlationId) {
    routing.put(CORRELATION, correlationId);
  }

  void at(Endpoint endpoint) {
    routing.put(ENDPOINT, endpoint);
  }

  void by(AuthenticatedClient client) {
    routing.put(CLIENT, client);
  }

  void by(AuthenticatedPerson person) {
    routing.put(PERSON, person);
  }

  /** Which person asks. A method that is not marked {@link AsPerson} has nobody to ask for. */
  public AuthenticatedPerson person() {
    return Optional.<AuthenticatedPerson>ofNullable(routing.get(PERSON))
        .orElseThrow(() -> new IllegalStateException("no person was let in"));
  }

  /** The message it led to: with its id a line here and a line at the partner find each other. */
  public void ledTo(MessageId message) {
    routing.put(MESSAGE, message);
  }

  Optional<MessageId> message() {
    return Optional.ofNullable(routing.get(MESSAGE));
  }

  public String correlationId() {
    return routing.get(CORRELATION);
  }

  Optional<Endpoint> endpoint() {
    return Optional.ofNullable(routing.get(ENDPOINT));
  }

  Optional<AuthenticatedClient> knownClient() {
    return Optional.ofNullable(routing.get(CLIENT));
  }

  /** Who asks. A method that is not marked {@link AsClient} has nobody to ask for. */
  public AuthenticatedClient client() {
    return knownClient().orElseThrow(() -> new IllegalStateException("no client was let in"));
  }

  /** Exactly one header of that name; two are as good as none. */
  Optional<String> onlyHeader(String name) {
    List<String> values = routing.request().headers().getAll(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /** The certificate whose key the client proved in the TLS handshake. */
  Optional<X509Certificate> certificate() {
    SSLSession session = routing.request().sslSession();
    if (session == null) {
      return Optional.empty();
    }
    try {
      Certificate leaf = session.getPeerCertificates()[0];
      return leaf instanceof X509Certificate known ? Optional.of(known) : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }

  /** The body, read no further than the endpoint allows. */
  public byte[] body(InputStream stream) {
    int largest = endpoint().orElseThrow().body().largest();
    try {
      byte[] bytes = stream.readNBytes(largest + 1);
      if (bytes.length > largest) {
        throw new WebApplicationException(problem(Problem.tooLarge(largest)));
      }
      return bytes;
    } catch (IOException broken) {
      throw new WebApplicationException(
          problem(Problem.of(400, Reason.MALFORMED_JSON, "the body broke off")));
    }
  }

  public Response answer(int status, JsonNode json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(json.toString().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  public Response problem(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .entity(problem.toJson(correlationId()).toString().getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
