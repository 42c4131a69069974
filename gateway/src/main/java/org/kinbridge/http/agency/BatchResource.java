package org.kinbridge.http.agency;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kinbridge.access.RequestRate;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.batch.BatchOutcome;
import org.kinbridge.http.AsClient;
import org.kinbridge.http.Call;
import org.kinbridge.http.Counted;
import org.kinbridge.http.Problem;

/** Many disclosures at once: rehearse, then send exactly that. */
@Path("/api/disclosure-batches")
@Produces(BatchResource.LINES)
@Consumes(BatchResource.LINES)
@Blocking
public class BatchResource {
  static final String LINES = "application/x-ndjson";
  private final AgencyDoor door;

  public BatchResource(AgencyDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  @POST
  @Path("/preview")
  @AsClient
  @Counted(RequestRate.Door.BATCH)
  public Response rehearse(@Context RoutingContext routing, InputStream body) {
    Call call = Call.of(routing);
    return answer(call, door.rehearse(call.client(), call.body(body)));
  }

  @POST
  @AsClient
  @Counted(RequestRate.Door.BATCH)
  public Response submit(
      @Context RoutingContext routing,
      @QueryParam("rehearsed") String rehearsed,
      InputStream body) {
    Call call = Call.of(routing);
    byte[] batch = call.body(body);
    Optional<Sha256> digest =
        Optional.ofNullable(rehearsed)
            .filter(hex -> hex.matches("[0-9a-f]{64}"))
            .map(Sha256::parseHex);
    return digest
        .map(known -> answer(call, door.submit(call.client(), batch, known)))
        .orElseGet(
            () ->
                call.problem(
                    Problem.of(
                        List.of(
                            new Fault(
                                Reason.MISSING_MEMBER,
                                "?rehearsed",
                                "the digest that the preview of this batch gave")))));
  }

  private static Response answer(Call call, BatchOutcome outcome) {
    return switch (outcome) {
      case BatchOutcome.Told told ->
          Response.ok(BatchViews.told(call, told).getBytes(StandardCharsets.UTF_8))
              .type(LINES)
              .build();
      case BatchOutcome.Changed() ->
          call.problem(
              Problem.of(
                  409, Reason.DECISION_CHANGED, "this call sent nothing; preview the batch again"));
      case BatchOutcome.Faulty(List<Fault> faults) -> call.problem(Problem.of(faults));
    };
  }
}
