package org.kinbridge.http.agency;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import org.kinbridge.disclosure.Fault;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.trial.CheckOutcome;
import org.kinbridge.http.AsClient;
import org.kinbridge.http.Call;
import org.kinbridge.http.Counted;
import org.kinbridge.http.Problem;

/** A trial translation, for whoever maps or mends a national record. */
@Path("/api/records")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RecordResource {
  private final AgencyDoor door;

  public RecordResource(AgencyDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  @POST
  @Path("/check")
  @Consumes(MediaType.APPLICATION_JSON)
  @AsClient
  @Counted(RequestRate.Door.CHECK)
  public Response check(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return switch (door.check(call.client(), call.body(body))) {
      case CheckOutcome.Conforms conforms -> call.answer(200, Views.checked(conforms));
      case CheckOutcome.Incomplete(List<Fault> faults, JsonNode report) -> {
        var members = JsonNodeFactory.instance.objectNode().put("conforms", false);
        members.set("report", report);
        yield call.problem(Problem.of(faults).with(members));
      }
      case CheckOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
    };
  }
}
