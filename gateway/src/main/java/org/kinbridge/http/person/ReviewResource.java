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
import org.kinbridge.flow.hold.ReviewOutcome;
import org.kinbridge.http.AsPerson;
import org.kinbridge.http.Call;
import org.kinbridge.http.Counted;
import org.kinbridge.http.Problem;

/** What single persons let go, for those who supervise. */
@Path("/api/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ReviewResource {
  private final PersonDoor door;

  public ReviewResource(PersonDoor door) {
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
        page -> ReviewViews.list(door.reviews(call.person(), page.after(), page.most())));
  }

  @POST
  @Path("/{id}/finding")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsPerson(Assurance.STEPPED_UP)
  @Counted(RequestRate.Door.HOLD)
  public Response review(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, door.review(call.person(), new DisclosureId(id), call.body(body)));
  }

  private static Response answer(Call call, ReviewOutcome outcome) {
    return switch (outcome) {
      case ReviewOutcome.Reviewed reviewed ->
          call.answer(200, ReviewViews.review(reviewed.review()));
      case ReviewOutcome.NotFound() ->
          call.problem(Problem.of(404, Reason.NOT_FOUND, "nothing of that id is to be reviewed"));
      case ReviewOutcome.NotAllowed() ->
          call.problem(Problem.of(403, Reason.NOT_ALLOWED, "only who supervises reviews"));
      case ReviewOutcome.SamePerson() ->
          call.problem(
              Problem.of(403, Reason.SAME_PERSON, "somebody who did not do it must review it"));
      case ReviewOutcome.Over() ->
          call.problem(Problem.of(409, Reason.HOLD_OVER, "somebody reviewed it before, otherwise"));
      case ReviewOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
    };
  }
}
