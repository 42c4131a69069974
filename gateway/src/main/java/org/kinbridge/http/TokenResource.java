package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.kinbridge.access.TokenGrant;
import org.kinbridge.access.TokenGrant.OAuthError;
import org.kinbridge.access.TokenGrants;
import org.kinbridge.access.TokenRequest;
import org.kinbridge.disclosure.Reason;

/** {@code POST /oauth2/token}: RFC 6749 section 4.4 with RFC 7523 and RFC 8705. */
@Path("/oauth2/token")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TokenResource {
  private final TokenGrants grants;

  public TokenResource(TokenGrants grants) {
    this.grants = requireNonNull(grants, "grants is null");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Unauthenticated(
      because = "the assertion in the form and the certificate of the connection are the proof")
  public Response token(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    Optional<Map<String, String>> form = Form.parse(call.body(body));
    if (form.isEmpty()) {
      return declined(
          call,
          new TokenGrant.Declined(
              OAuthError.INVALID_REQUEST,
              Reason.INVALID_VALUE,
              "the form is malformed or names a parameter twice"));
    }
    return switch (grants.grant(new TokenRequest(form.get(), call.certificate()))) {
      case TokenGrant.Issued(String accessToken, Duration life) ->
          call.answer(200, issued(accessToken, life));
      case TokenGrant.Declined declined -> declined(call, declined);
    };
  }

  private static ObjectNode issued(String accessToken, Duration life) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("access_token", accessToken)
        .put("token_type", "Bearer")
        .put("expires_in", life.toSeconds());
  }

  /** RFC 6749 section 5.2, with our own stable code beside it. */
  private static Response declined(Call call, TokenGrant.Declined declined) {
    int status = declined.error() == OAuthError.INVALID_CLIENT ? 401 : 400;
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("error", declined.error().code())
            .put("error_description", declined.detail())
            .put("code", declined.reason().code())
            .put("correlationId", call.correlationId());
    return call.answer(status, json);
  }
}
