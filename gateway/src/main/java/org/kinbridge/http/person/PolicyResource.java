package org.kinbridge.http.person;

import static java.util.Objects.requireNonNull;

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
import java.util.List;
import org.kinbridge.access.RequestRate;
import org.kinbridge.access.person.Assurance;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.PersonDoor;
import org.kinbridge.flow.replay.PolicyOutcome;
import org.kinbridge.flow.replay.PolicyReplay;
import org.kinbridge.http.AsPerson;
import org.kinbridge.http.Call;
import org.kinbridge.http.Counted;
import org.kinbridge.http.Problem;

/** What the policy is to become, for who supervises it. */
@Path("/api/policy")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PolicyResource {
  private final PersonDoor door;

  public PolicyResource(PersonDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  /** The last decisions under the proposed policy. */
  @POST
  @Path("/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsPerson(Assurance.ORDINARY)
  @Counted(RequestRate.Door.REPLAY)
  public Response replay(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return switch (door.replayPolicy(call.person(), call.body(body))) {
      case PolicyOutcome.Replayed(PolicyReplay replay) -> call.answer(200, replay.toJson());
      case PolicyOutcome.NotAllowed() ->
          call.problem(
              Problem.of(403, Reason.NOT_ALLOWED, "only who supervises disclosures may try it"));
      case PolicyOutcome.NothingProposed() ->
          call.problem(Problem.of(409, Reason.NOTHING_PROPOSED, "kinbridge.proposed is not set"));
      case PolicyOutcome.NoPolicy(List<Fault> faults) -> call.problem(Problem.of(faults));
      case PolicyOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
    };
  }
}
