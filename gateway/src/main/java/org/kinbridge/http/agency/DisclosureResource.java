package org.kinbridge.http.agency;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.kinbridge.access.RequestRate;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.hold.TakenBack;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.flow.sending.SendOutcome;
import org.kinbridge.http.AsClient;
import org.kinbridge.http.Call;
import org.kinbridge.http.Counted;
import org.kinbridge.http.Problem;
import org.kinbridge.http.Turnstile;

/** Ask what would leave, send it, see what became of it. */
@Path("/api/disclosures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DisclosureResource {
  private final AgencyDoor door;
  private final Turnstile turnstile;
  private final Supplier<UUID> ids;

  public DisclosureResource(AgencyDoor door, Turnstile turnstile, Supplier<UUID> ids) {
    this.turnstile = requireNonNull(turnstile, "turnstile is null");
    this.door = requireNonNull(door, "door is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  /** The node makes the id. A client that may have to repeat itself makes its own and uses PUT. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @AsClient
  public Response submit(@Context RoutingContext routing, InputStream body) {
    return submit(Call.of(routing), new DisclosureId(ids.get()), body);
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsClient
  public Response submit(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    return submit(Call.of(routing), new DisclosureId(id), body);
  }

  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsClient
  @Counted(RequestRate.Door.PREVIEW)
  public Response preview(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return SendAnswer.ofPreview(call, door.preview(call.client(), call.body(body)));
  }

  /** The same, for a client that has already chosen the id it will send under. */
  @POST
  @Path("/{id}/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsClient
  @Counted(RequestRate.Door.PREVIEW)
  public Response preview(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    return preview(routing, body);
  }

  @GET
  @Path("/{id}")
  @AsClient
  public Response find(@Context RoutingContext routing, @PathParam("id") UUID id) {
    Call call = Call.of(routing);
    return door.disclosure(call.client(), new DisclosureId(id))
        .map(view -> call.answer(200, Views.disclosure(view)))
        .orElseGet(() -> call.problem(absent()));
  }

  @POST
  @Path("/{id}/stop")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsClient
  public Response stop(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return switch (door.takeBack(call.client(), new DisclosureId(id), call.body(body))) {
      case TakenBack.Shown(DisclosureView view) -> call.answer(200, Views.disclosure(view));
      case TakenBack.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
      case TakenBack.NotFound() -> call.problem(absent());
    };
  }

  private static Problem absent() {
    return Problem.of(404, Reason.NOT_FOUND, "this authority has no such disclosure");
  }

  /** A decision that is shown instead of carried out counts as a preview, and is one. */
  private Response submit(Call call, DisclosureId id, InputStream body) {
    SendOutcome outcome = door.submit(call.client(), id, call.body(body));
    return looked(call, outcome).orElseGet(() -> SendAnswer.ofSubmission(call, outcome));
  }

  private Optional<Response> looked(Call call, SendOutcome outcome) {
    return outcome instanceof SendOutcome.DecisionChanged
        ? turnstile.pass(call, call.client(), RequestRate.Door.PREVIEW)
        : Optional.empty();
  }
}
