package org.kinbridge.http.agency;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.register.RegisterOutcome;
import org.kinbridge.flow.register.RegisteredOutcome;
import org.kinbridge.http.AsClient;
import org.kinbridge.http.Call;
import org.kinbridge.http.Problem;

/** What the node must know about a child before anything about it may leave. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class RegisterResource {
  private final AgencyDoor door;

  public RegisterResource(AgencyDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  @POST
  @Path("/consents")
  @AsClient
  public Response consent(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 201, door.registerConsent(call.client(), call.body(body)));
  }

  @POST
  @Path("/consents/{id}/withdrawal")
  @AsClient
  public Response withdraw(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 200, door.withdrawConsent(call.client(), id, call.body(body)));
  }

  @POST
  @Path("/restrictions")
  @AsClient
  public Response restriction(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 201, door.registerRestriction(call.client(), call.body(body)));
  }

  @POST
  @Path("/restrictions/{id}/lifting")
  @AsClient
  public Response lift(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 200, door.liftRestriction(call.client(), id, call.body(body)));
  }

  @POST
  @Path("/orders")
  @AsClient
  public Response order(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 201, door.registerOrder(call.client(), call.body(body)));
  }

  @POST
  @Path("/orders/{id}/lifting")
  @AsClient
  public Response liftOrder(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 200, door.liftOrder(call.client(), id, call.body(body)));
  }

  @POST
  @Path("/identities")
  @AsClient
  public Response identity(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 201, door.registerIdentity(call.client(), call.body(body)));
  }

  @POST
  @Path("/identities/{id}/lifting")
  @AsClient
  public Response part(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, 200, door.liftIdentity(call.client(), id, call.body(body)));
  }

  @POST
  @Path("/registrations")
  @AsClient
  public Response registered(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return switch (door.registered(call.client(), call.body(body))) {
      case RegisteredOutcome.Listed(List<RegisteredOutcome.One> all) ->
          call.answer(200, Views.registrations(all));
      case RegisteredOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
    };
  }

  private static Response answer(Call call, int done, RegisterOutcome outcome) {
    return switch (outcome) {
      case RegisterOutcome.Registered registered -> call.answer(done, Views.registered(registered));
      case RegisterOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
      case RegisterOutcome.NotFound() ->
          call.problem(
              Problem.of(404, Reason.NOT_FOUND, "this authority registered nothing of that id"));
    };
  }
}
