package org.kinbridge.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.kinbridge.disclosure.Reason;

/** What the framework refuses, and what nobody expected, said in our own form. */
public class EdgeFaults {
  private static final Logger LOG = Logger.getLogger(EdgeFaults.class);
  private static final int CAUSES = 8;
  private static final int FRAMES = 30;

  @ServerExceptionMapper
  public Response refused(WebApplicationException refused, RoutingContext routing) {
    Response response = refused.getResponse();
    if (response.hasEntity()) {
      return response;
    }
    Call call = Call.of(routing);
    return switch (response.getStatus()) {
      case 404 -> call.problem(Problem.of(404, Reason.NOT_FOUND, "there is no such path"));
      case 405 ->
          call.problem(Problem.of(405, Reason.METHOD_NOT_ALLOWED, "the path has no such method"));
      case 406 -> call.problem(Problem.of(406, Reason.NOT_ACCEPTABLE, "ask for application/json"));
      case 415 ->
          call.problem(Problem.of(415, Reason.UNSUPPORTED_MEDIA_TYPE, "send application/json"));
      default -> unexpected(refused, routing);
    };
  }

  /** The caller learns that it was our fault, and the number under which we find it. */
  @ServerExceptionMapper
  public Response unexpected(Throwable fault, RoutingContext routing) {
    Call call = Call.of(routing);
    LOG.errorf("internal fault correlation=%s%n%s", call.correlationId(), withoutMessages(fault));
    return call.problem(
        Problem.of(500, Reason.INTERNAL, "the fault is ours; tell us the correlation id"));
  }

  /** Classes and places only: a message of a database or a parser may quote the record. */
  static String withoutMessages(Throwable fault) {
    StringBuilder text = new StringBuilder();
    Throwable cause = fault;
    for (int i = 0; cause != null && i < CAUSES; i++, cause = cause.getCause()) {
      text.append(cause.getClass().getName()).append('\n');
      Arrays.stream(cause.getStackTrace())
          .limit(FRAMES)
          .forEach(frame -> text.append("  at ").append(frame).append('\n'));
    }
    return text.toString();
  }
}
