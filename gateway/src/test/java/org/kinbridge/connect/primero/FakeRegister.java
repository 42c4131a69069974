package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kinbridge.connect.Answer;
import org.kinbridge.connect.Call;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.standing.RegistrationReader;

/**
 * The doors of consents as the node has them: each registration is a new one, whatever it says, and
 * its body is read by the node's own reader.
 */
final class FakeRegister {
  private final Map<UUID, ObjectNode> rows = new LinkedHashMap<>();

  boolean answers(Call call) {
    return call.target().startsWith("/api/consents") || call.target().equals("/api/registrations");
  }

  Answer answer(Call call) {
    assertThat(call.method()).isEqualTo("POST");
    if (call.target().equals("/api/registrations")) {
      return list(FakeNode.json(call.body()).path("child"));
    }
    if (call.target().equals("/api/consents")) {
      return register(call.body());
    }
    String[] path = call.target().split("/");
    assertThat(path[4]).isEqualTo("withdrawal");
    return withdraw(UUID.fromString(path[3]), FakeNode.json(call.body()));
  }

  private Answer register(byte[] body) {
    return switch (RegistrationReader.consent(body)) {
      case RegistrationReader.Read.Faulty faulty ->
          FakeNode.problem(422, faulty.faults().getFirst().reason());
      case RegistrationReader.Read.Sound sound -> {
        UUID id = UUID.randomUUID();
        rows.put(id, row(id, (ObjectNode) sound.body()));
        yield FakeNode.answer(201, JsonNodeFactory.instance.objectNode().put("id", id.toString()));
      }
    };
  }

  private static ObjectNode row(UUID id, ObjectNode said) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id.toString()).put("version", 1).put("kind", "consent").put("inForce", true);
    row.put("recordedAt", Ministry.MORNING.toString());
    row.set("said", said.deepCopy().put("registeredAt", Ministry.MORNING.toString()));
    return row;
  }

  private Answer withdraw(UUID id, JsonNode because) {
    if (!rows.containsKey(id)) {
      return FakeNode.problem(404, Reason.NOT_FOUND);
    }
    ObjectNode row = rows.get(id);
    if (row.path("inForce").asBoolean()) {
      row.put("inForce", false).put("version", 2);
      ((ObjectNode) row.path("said")).set("withdrawal", because);
    }
    return FakeNode.answer(200, JsonNodeFactory.instance.objectNode().put("id", id.toString()));
  }

  private Answer list(JsonNode child) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    var list = body.putArray("registrations");
    list.addObject().put("kind", "restriction").put("id", UUID.randomUUID().toString());
    for (ObjectNode row : rows.values()) {
      if (row.at("/said/child").equals(child)) {
        ((ObjectNode) list.add(row.deepCopy()).path(list.size() - 1).path("said")).remove("child");
      }
    }
    return FakeNode.answer(200, body);
  }

  /** What an officer of the authority does beside the connector. */
  void withdrawByHand(UUID id) {
    withdraw(id, JsonNodeFactory.instance.objectNode().put("recordedBy", "officer"));
  }

  List<UUID> ids() {
    return List.copyOf(rows.keySet());
  }

  List<JsonNode> all() {
    return new ArrayList<>(rows.values());
  }

  List<JsonNode> inForce() {
    return all().stream().filter(row -> row.path("inForce").asBoolean()).toList();
  }
}
