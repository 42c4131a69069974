package org.kinbridge.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.SharedRecord;

/** A case of conformance/policy told otherwise, where a test asks for more than cases say. */
public record Retold(JsonNode content) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The consent of a child of fourteen, for its care in state XA. */
  public static Retold care() {
    return of("consent-care.json", "liya.json");
  }

  /** The duty to inform the police of state XA of a danger. */
  public static Retold danger() {
    return of("duty-36.json", "liya.json");
  }

  public static Retold of(String request, String record) {
    ObjectNode content = JSON.createObjectNode().put("world", "cassar.yaml");
    content.put("request", request).put("record", record).putArray("change");
    return new Retold(content);
  }

  public Retold record(String at, String to) {
    return and("record", at, Optional.of(to));
  }

  public Retold request(String at, String to) {
    return and("request", at, Optional.of(to));
  }

  public Retold world(String at, String to) {
    return and("world", at, Optional.of(to));
  }

  public Retold without(String part, String at) {
    return and(part, at, Optional.empty());
  }

  private Retold and(String part, String at, Optional<String> to) {
    ObjectNode changed = content.deepCopy();
    ObjectNode change = ((ArrayNode) changed.path("change")).addObject();
    change.put("in", part).put("at", at).put("remove", to.isEmpty());
    to.ifPresent(json -> change.set("to", read(json)));
    return new Retold(changed);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }

  Decision decision() throws Exception {
    return CaseRun.complete().decide(new PolicyCase("retold", content));
  }

  /** What is told of the decision. */
  public JsonNode answer() throws Exception {
    return decision().explanation().toJson();
  }

  /** What would leave; empty where nothing does. */
  public String leaves() throws Exception {
    return decision() instanceof Permitted permitted
        ? new String(permitted.content(), StandardCharsets.UTF_8)
        : "";
  }

  public Situation situation(Fact... found) throws Exception {
    Invented.Asked asked = asked(found);
    return new Situation(
        asked.record(), asked.request(), asked.circumstances(), CaseRun.complete().version());
  }

  public SharedRecord document() throws Exception {
    return asked().record();
  }

  /**
   * @param found what the reading of a national record found
   */
  Invented.Asked asked(Fact... found) throws Exception {
    CaseRun run = CaseRun.complete();
    PolicyCase one = new PolicyCase("retold", content);
    Request request = one.request();
    Circumstances around =
        one.world(run.version())
            .around(request, new Findings(List.of(), List.of(found), List.of()))
            .orElseThrow();
    JsonNode record = request.record().content().reveal("test");
    return switch (run.profile().check(new Draft(record, SharedSources.of(record)))) {
      case Checked.Conforming(SharedRecord sound) -> new Invented.Asked(sound, request, around);
      case Checked.Violated violated -> throw new AssertionError(violated.violations());
    };
  }
}
