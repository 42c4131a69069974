package org.kinbridge.http.agency;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.AgencyDoor;
import org.kinbridge.flow.inbox.InboxContent;
import org.kinbridge.flow.inbox.NationalReading;
import org.kinbridge.flow.inbox.NationalWish;
import org.kinbridge.http.AsClient;
import org.kinbridge.http.Call;
import org.kinbridge.http.Plain;
import org.kinbridge.http.Problem;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** What partners sent to this client's authority, and to it alone. */
@Path("/api/inbox")
@Blocking
public class InboxResource {
  static final String FHIR = "application/fhir+json";
  private static final int PAGE = 100;

  private final AgencyDoor door;

  public InboxResource(AgencyDoor door) {
    this.door = requireNonNull(door, "door is null");
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @AsClient
  public Response list(
      @Context RoutingContext routing,
      @QueryParam("after") String after,
      @QueryParam("most") String most) {
    Call call = Call.of(routing);
    Optional<UUID> from = Optional.ofNullable(after).filter(Plain::isId).map(UUID::fromString);
    Optional<Integer> page = most == null ? Optional.of(PAGE) : Plain.number(most, 1, PAGE);
    if (after != null && from.isEmpty() || page.isEmpty()) {
      return call.problem(
          Problem.of(
              List.of(
                  new Fault(
                      Reason.INVALID_VALUE, "?after or ?most", "an item's id, and 1 to " + PAGE))));
    }
    return call.answer(200, Views.inbox(door.inbox(call.client(), from, page.get())));
  }

  /**
   * As FHIR the very bytes that the sender signed; as JSON the document beside its manifest, or the
   * members of a national record that say it.
   */
  @GET
  @Path("/{id}")
  @Produces({MediaType.APPLICATION_JSON, FHIR})
  @AsClient
  public Response read(
      @Context RoutingContext routing,
      @Context HttpHeaders headers,
      @PathParam("id") UUID id,
      @QueryParam("format") String format,
      @QueryParam("kind") String kind) {
    Call call = Call.of(routing);
    Optional<Form> form =
        headers.getAcceptableMediaTypes().stream()
            .flatMap(type -> Form.of(type).stream())
            .findFirst();
    if (form.isEmpty()) {
      return call.problem(
          Problem.of(406, Reason.NOT_ACCEPTABLE, "ask for application/json or " + FHIR));
    }
    if (format != null) {
      return form.get() == Form.JSON || acceptsJson(headers)
          ? national(
              call,
              door.readAs(
                  call.client(), id, NationalWish.newRecord(format, Optional.ofNullable(kind))))
          : call.problem(
              Problem.of(
                  406, Reason.NOT_ACCEPTABLE, "a national format comes as application/json"));
    }
    return door.read(call.client(), id)
        .map(
            item ->
                item.content()
                    .map(content -> form.get().answer(call, item, content))
                    .orElseGet(() -> recalled(call)))
        .orElseGet(() -> absent(call));
  }

  private static boolean acceptsJson(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
  }

  /** The item in a record of the authority's own: one that it sends, or the one it disclosed. */
  @POST
  @Path("/{id}/record")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @AsClient
  public Response putInto(
      @Context RoutingContext routing, @PathParam("id") UUID id, InputStream body) {
    Call call = Call.of(routing);
    return national(call, door.putInto(call.client(), id, call.body(body)));
  }

  private Response national(Call call, NationalReading reading) {
    return switch (reading) {
      case NationalReading.Given given -> call.answer(200, Views.national(given));
      case NationalReading.Faulty faulty -> call.problem(Problem.of(faulty.faults()));
      case NationalReading.NotKept none ->
          call.problem(Problem.of(404, Reason.RECORD_NOT_KEPT, Reason.RECORD_NOT_KEPT.sentence()));
      case NationalReading.NotInThatFormat refused ->
          call.problem(Problem.of(406, refused.fault().reason(), refused.fault().detail()));
      case NationalReading.Recalled gone -> recalled(call);
      case NationalReading.Absent absent -> absent(call);
    };
  }

  /** The two forms of an item; nothing is read, and so no entry written, for a third. */
  private enum Form {
    JSON(MediaType.APPLICATION_JSON_TYPE) {
      @Override
      Response answer(Call call, InboxContent item, byte[] content) {
        return call.answer(200, Views.inboxItem(item, bundle(content)));
      }
    },
    BYTES(MediaType.valueOf(FHIR)) {
      @Override
      Response answer(Call call, InboxContent item, byte[] content) {
        return Response.ok(content, FHIR).build();
      }
    };

    private final MediaType type;

    Form(MediaType type) {
      this.type = type;
    }

    abstract Response answer(Call call, InboxContent item, byte[] content);

    /** The first that a wish, wildcards included, takes. */
    static Optional<Form> of(MediaType wished) {
      return Arrays.stream(values()).filter(form -> form.type.isCompatible(wished)).findFirst();
    }
  }

  private static Response absent(Call call) {
    return call.problem(Problem.of(404, Reason.NOT_FOUND, "this authority has no such item"));
  }

  private static Response recalled(Call call) {
    return call.problem(Problem.of(410, Reason.RECALLED, "there is nothing to read any more"));
  }

  private static JsonNode bundle(byte[] content) {
    try {
      return StrictJson.parse(content, StrictJson.Limits.WIRE);
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("an admitted message does not parse any more", impossible);
    }
  }
}
