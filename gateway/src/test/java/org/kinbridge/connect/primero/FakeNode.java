package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.Call;
import org.kinbridge.connect.Line;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/**
 * The agency door of a node, with decisions that a test scripts: one id is one request for ever.
 */
final class FakeNode implements Line {
  static final Duration HOLD = Duration.ofDays(3);

  /** What the policy says of a request. */
  Function<JsonNode, ObjectNode> policy = request -> permit();

  final List<String> calls = new ArrayList<>();

  /** Every request that was kept under an id, once each. */
  final Map<UUID, JsonNode> kept = new LinkedHashMap<>();

  /** Who the children are, as it was told. */
  final List<JsonNode> identities = new ArrayList<>();

  boolean takesIdentifiers = true;

  final FakeRegister register = new FakeRegister();

  final Map<String, Answer> instead = new HashMap<>();
  private final Map<UUID, ObjectNode> views = new HashMap<>();
  private final InstantSource clock;
  private String token = "";

  FakeNode(InstantSource clock) {
    this.clock = clock;
  }

  static ObjectNode permit() {
    return decision("permit", Optional.empty());
  }

  static ObjectNode refuse(Reason reason) {
    return decision("refuse", Optional.of(reason));
  }

  static ObjectNode hold(Reason reason, String pointer, String question) {
    ObjectNode hold = decision("hold", Optional.of(reason));
    hold.withArray("missing")
        .addObject()
        .put("code", reason.code())
        .put("pointer", pointer)
        .put("question", question)
        .put("blocks", "R26");
    return hold;
  }

  private static ObjectNode decision(String decision, Optional<Reason> reason) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("decision", decision);
    reason.ifPresent(one -> json.put("reason", one.code()));
    json.putArray("missing");
    return json.put("decisionDigest", Sha256.of(json.toString()).hex());
  }

  /** How far a disclosure came meanwhile. */
  void became(UUID referral, State state, Optional<Reason> reason) {
    ObjectNode view = views.get(DerivedId.of(referral).value());
    view.put("state", state.code());
    reason.ifPresent(one -> view.put("stateReason", one.code()));
  }

  String state(UUID referral) {
    return views.get(DerivedId.of(referral).value()).path("state").asText();
  }

  Optional<JsonNode> sent(UUID referral) {
    return Optional.ofNullable(kept.get(DerivedId.of(referral).value()));
  }

  @Override
  public Answer send(Call call) {
    String line = call.method() + " " + call.target();
    calls.add(line);
    for (Map.Entry<String, Answer> one : instead.entrySet()) {
      if (line.startsWith(one.getKey())) {
        return one.getValue();
      }
    }
    if (line.equals("POST /oauth2/token")) {
      token = UUID.randomUUID().toString();
      return answer(
          200,
          JsonNodeFactory.instance
              .objectNode()
              .put("access_token", token)
              .put("token_type", "Bearer")
              .put("expires_in", 300));
    }
    if (!call.headers().getOrDefault("Authorization", "").equals("Bearer " + token)) {
      return problem(401, Reason.TOKEN_INVALID);
    }
    if (line.equals("POST /api/identities")) {
      identities.add(json(call.body()));
      return takesIdentifiers
          ? answer(201, JsonNodeFactory.instance.objectNode())
          : problem(422, Reason.INVALID_VALUE);
    }
    if (register.answers(call)) {
      return register.answer(call);
    }
    String[] path = call.target().split("/");
    UUID id = UUID.fromString(path[3]);
    return switch (call.method()) {
      case "GET" ->
          Optional.ofNullable(views.get(id))
              .map(view -> answer(200, view))
              .orElseGet(() -> problem(404, Reason.NOT_FOUND));
      case "POST" -> call.target().endsWith("/stop") ? stop(id) : preview(call);
      case "PUT" -> submit(id, json(call.body()));
      default -> throw new AssertionError(line);
    };
  }

  /** What has not left ends; anything else is as it was. */
  private Answer stop(UUID id) {
    ObjectNode view = views.get(id);
    String state = view.path("state").asText();
    if (state.equals("authorised") || state.equals("held")) {
      view.put("state", state.equals("held") ? "refused" : "stopped");
      view.put("stateReason", Reason.STOPPED_BY_OFFICER.code());
    }
    return answer(200, view);
  }

  private Answer preview(Call call) {
    assertThat(call.target()).endsWith("/preview");
    return answer(200, policy.apply(json(call.body())));
  }

  private Answer submit(UUID id, JsonNode request) {
    if (kept.containsKey(id)) {
      return kept.get(id).equals(request)
          ? answer(202, views.get(id))
          : problem(409, Reason.ID_IN_USE);
    }
    ObjectNode decision = policy.apply(request);
    if (!request.at("/expect/decisionDigest").equals(decision.path("decisionDigest"))) {
      return problem(409, Reason.DECISION_CHANGED);
    }
    String state =
        switch (decision.path("decision").asText()) {
          case "permit" -> "authorised";
          case "hold" -> "held";
          default -> "refused";
        };
    ObjectNode view = decision.deepCopy().put("id", id.toString()).put("state", state);
    if (state.equals("held")) {
      view.putObject("hold").put("expires", clock.instant().plus(HOLD).toString());
    }
    kept.put(id, request);
    views.put(id, view);
    return answer(state.equals("refused") ? 422 : 202, view);
  }

  static Answer problem(int status, Reason reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", status).put("code", reason.code()).put("detail", reason.sentence());
    body.putArray("faults");
    return answer(status, body);
  }

  static Answer answer(int status, JsonNode body) {
    return new Answer(status, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode json(byte[] bytes) {
    try {
      return StrictJson.parse(bytes, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused refused) {
      throw new AssertionError("the connector sent no JSON", refused);
    }
  }
}
