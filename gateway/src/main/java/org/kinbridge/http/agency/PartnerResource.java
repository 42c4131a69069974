package org.kinbridge.http.agency;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.http.AsClient;
import org.kinbridge.http.Call;
import org.kinbridge.http.Problem;

/** To whom one may send, and what for. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PartnerResource {
  private final AgencyDoor door;

  public PartnerResource(AgencyDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  @GET
  @Path("/permits")
  @AsClient
  public Response permits(@Context RoutingContext routing, @QueryParam("to") String to) {
    Call call = Call.of(routing);
    if (to == null) {
      return call.problem(
          Problem.of(List.of(new Fault(Reason.MISSING_MEMBER, "?to", "name the partner node"))));
    }
    return node(to)
        .flatMap(node -> door.permits(call.client(), node))
        .map(permits -> call.answer(200, Views.permits(permits)))
        .orElseGet(
            () ->
                call.problem(
                    Problem.of(
                        List.of(
                            new Fault(
                                Reason.UNKNOWN_PARTNER, "?to", "no partner node of that name")))));
  }

  @GET
  @Path("/directory")
  @AsClient
  public Response directory(@Context RoutingContext routing) {
    Call call = Call.of(routing);
    return call.answer(200, Views.directory(door.directory(call.client())));
  }

  private static Optional<NodeId> node(String text) {
    return text.matches("[A-Z]{2}") ? Optional.of(new NodeId(text)) : Optional.empty();
  }
}
