package org.kinbridge.http.person;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.kinbridge.access.RequestRate;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.PersonDoor;
import org.kinbridge.flow.hold.HoldOutcome;
import org.kinbridge.flow.hold.HoldView;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.http.AsPerson;
import org.kinbridge.http.Call;
import org.kinbridge.http.Counted;
import org.kinbridge.http.Problem;
import org.kinbridge.http.agency.Views;

/** What waits for a person of our own state, and her answer. */
@Path("/api/holds")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HoldResource {
  private final PersonDoor door;

  public HoldResource(PersonDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  @GET
  @AsPerson(Assurance.ORDINARY)
  public Response list(
      @Context RoutingContext routing,
      @QueryParam("after") String after,
      @QueryParam("most") String most) {
    Call call = Call.of(routing);
    return PageOfWork.answer(
        call,
        after,
        most,
        page -> HoldViews.list(door.holds(call.person(), page.after(), page.most())));
  }

  @GET
  @Path("/{id}")
  @AsPerson(Assurance.ORDINARY)
  @Counted(RequestRate.Door.HOLD)
  public Response look(@Context RoutingContext routing, @PathParam("id") UUID id) {
    Call call = Call.of(routing);
    return answer(call, door.hold(call.person(), new DisclosureId(id)));
  }

  @POST
  @Path("/{id}/approval")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsPerson(Assurance.STEPPED_UP)
  @Counted(RequestRate.Door.HOLD)
  public Response approve(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, door.approve(call.person(), new DisclosureId(id), call.body(body)));
  }

  @POST
  @Path("/{id}/judgement")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsPerson(Assurance.STEPPED_UP)
  @Counted(RequestRate.Door.HOLD)
  public Response judge(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, door.judge(call.person(), new DisclosureId(id), call.body(body)));
  }

  @POST
  @Path("/{id}/break-glass")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsPerson(Assurance.STEPPED_UP)
  @Counted(RequestRate.Door.HOLD)
  public Response breakGlass(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, door.breakGlass(call.person(), new DisclosureId(id), call.body(body)));
  }

  @POST
  @Path("/{id}/refusal")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsPerson(Assurance.STEPPED_UP)
  @Counted(RequestRate.Door.HOLD)
  public Response refuse(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, door.refuse(call.person(), new DisclosureId(id), call.body(body)));
  }

  private static Response answer(Call call, HoldOutcome outcome) {
    return switch (outcome) {
      case HoldOutcome.Shown(HoldView view) -> call.answer(200, HoldViews.whole(view));
      case HoldOutcome.Answered(DisclosureView view) -> answered(call, view);
      case HoldOutcome.NotFound() ->
          call.problem(Problem.of(404, Reason.NOT_FOUND, "nothing of that id waits for you"));
      case HoldOutcome.NotAllowed() ->
          call.problem(Problem.of(403, Reason.NOT_ALLOWED, "your role decides nothing here"));
      case HoldOutcome.SamePerson() ->
          call.problem(
              Problem.of(403, Reason.SAME_PERSON, "somebody who had no part in it must answer"));
      case HoldOutcome.GlassSpent() ->
          call.problem(
              Problem.of(409, Reason.GLASS_SPENT, "nothing was done; two persons may let it go"));
      case HoldOutcome.Over() ->
          call.problem(Problem.of(409, Reason.HOLD_OVER, "look at what became of it"));
      case HoldOutcome.Changed changed ->
          call.problem(
              Problem.of(409, Reason.DECISION_CHANGED, "nothing was done; look at it again")
                  .with(Problem.members(changed.decision())));
      case HoldOutcome.NotApprovable no ->
          call.problem(
              Problem.of(409, Reason.NOT_APPROVABLE, "nothing was done; refuse it or let it end")
                  .with(Problem.members(no.decision())));
      case HoldOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
    };
  }

  private static Response answered(Call call, DisclosureView view) {
    view.message().ifPresent(call::ledTo);
    return call.answer(200, Views.disclosure(view));
  }
}
