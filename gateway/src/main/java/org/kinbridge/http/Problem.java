package org.kinbridge.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;

/**
 * A "no" on the wire (RFC 9457). Programs act on {@code code} and on each fault's {@code code} and
 * {@code place}.
 *
 * @param detail for a person; it repeats nothing of the request
 * @param members the members of the decision, where a decision was made
 */
public record Problem(
    int status, Reason code, String detail, List<Fault> faults, ObjectNode members) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "https://kinbridge.example/problems/";
  private static final Set<Integer> PASSING = Set.of(429, 500, 503);

  public Problem {
    requireNonNull(code, "code is null");
    requireNonNull(detail, "detail is null");
    faults = List.copyOf(faults);
    requireNonNull(members, "members is null");
  }

  public static Problem of(int status, Reason code, String detail) {
    return new Problem(status, code, detail, List.of(), JsonNodeFactory.instance.objectNode());
  }

  static Problem tooLarge(int largest) {
    return of(413, Reason.TOO_LARGE, "this door reads " + largest + " bytes at most");
  }

  /**
   * Every fault at once; unreadable input is 400, too much of it 413, and what was read and is
   * wrong 422.
   */
  public static Problem of(List<Fault> faults) {
    Reason first = faults.getFirst().reason();
    int status =
        switch (first) {
          case MALFORMED_JSON, DUPLICATE_MEMBER, TOO_DEEP -> 400;
          case TOO_LARGE -> 413;
          case UNSUPPORTED_MEDIA_TYPE -> 415;
          default -> 422;
        };
    String detail =
        faults.size() == 1
            ? faults.getFirst().detail()
            : faults.size() + " faults, each with its place";
    return new Problem(status, first, detail, faults, JsonNodeFactory.instance.objectNode());
  }

  public Problem with(ObjectNode decision) {
    return new Problem(status, code, detail, faults, decision);
  }

  /**
   * @param correlationId also in the header and in our log: with it an operator finds the line
   */
  public ObjectNode toJson(String correlationId) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", TYPES + code.code()).put("title", code.sentence()).put("status", status);
    json.put("code", code.code()).put("detail", detail);
    json.put("retryable", PASSING.contains(status)).put("correlationId", correlationId);
    var list = json.putArray("faults");
    for (Fault fault : faults) {
      list.addObject()
          .put("code", fault.reason().code())
          .put("place", fault.place())
          .put("detail", fault.detail());
    }
    for (var member : members.properties()) {
      if (!json.has(member.getKey())) {
        json.set(member.getKey(), member.getValue());
      }
    }
    return json;
  }

  public static ObjectNode members(JsonNode decision) {
    return decision instanceof ObjectNode object
        ? object.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }
}
