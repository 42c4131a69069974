package org.kinbridge.http.agency;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kinbridge.deliver.Events;
import org.kinbridge.disclosure.ClientId;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.http.AsClient;
import org.kinbridge.http.Call;
import org.kinbridge.http.Plain;
import org.kinbridge.http.Problem;
import org.kinbridge.http.Seat;
import org.kinbridge.http.Seats;

/** What happened, without a word about whom: enough for a case system to know what to fetch. */
@Path("/api/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
  private static final int LONGEST_WAIT = 30;

  /** At one time and on one node: enough for a client's replicas, each with one that waits. */
  public static final int MOST_WAITS = 4;

  private final AgencyDoor door;
  private final Seats<ClientId> waits = new Seats<>(MOST_WAITS);

  public EventResource(AgencyDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  /**
   * Waits on a thread of its own: many agencies may wait and none takes a worker from a disclosure.
   */
  @GET
  @AsClient
  @RunOnVirtualThread
  public Response after(
      @Context RoutingContext routing,
      @QueryParam("after") String after,
      @QueryParam("wait") String wait) {
    Call call = Call.of(routing);
    Optional<Events.Cursor> cursor =
        after == null ? Optional.of(Events.Cursor.START) : Events.Cursor.parse(after);
    Optional<Integer> seconds = wait == null ? Optional.of(0) : Plain.number(wait, 0, LONGEST_WAIT);
    if (cursor.isEmpty() || seconds.isEmpty()) {
      return call.problem(
          Problem.of(
              List.of(
                  new Fault(
                      Reason.INVALID_VALUE,
                      "?after or ?wait",
                      "a cursor we gave, and 0 to 30 seconds"))));
    }
    return seconds.get() == 0
        ? look(call, cursor.get(), Duration.ZERO)
        : waiting(call, cursor.get(), Duration.ofSeconds(seconds.get()));
  }

  /** Only a call that waits holds anything, so only it needs a place. */
  private Response waiting(Call call, Events.Cursor cursor, Duration patience) {
    Optional<Seat> seat = waits.take(call.client().id());
    if (seat.isEmpty()) {
      return Response.fromResponse(
              call.problem(
                  Problem.of(
                      429,
                      Reason.TOO_MANY_REQUESTS,
                      "this client waits for events " + MOST_WAITS + " times already")))
          .header("Retry-After", 1)
          .build();
    }
    try {
      return look(call, cursor, patience);
    } finally {
      seat.get().leave();
    }
  }

  private Response look(Call call, Events.Cursor cursor, Duration patience) {
    return call.answer(200, Views.events(door.eventsAfter(call.client(), cursor, patience)));
  }
}
