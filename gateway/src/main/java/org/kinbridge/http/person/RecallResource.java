package org.kinbridge.http.person;

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
import org.kinbridge.access.person.Assurance;
import org.kinbridge.flow.PersonDoor;
import org.kinbridge.http.AsPerson;
import org.kinbridge.http.Call;

/** What recipients have not put away yet, for the people who must call them. */
@Path("/api/recalls")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RecallResource {
  private final PersonDoor door;

  public RecallResource(PersonDoor door) {
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
        page -> RecallViews.list(door.recalls(call.person(), page.after(), page.most())));
  }
}
