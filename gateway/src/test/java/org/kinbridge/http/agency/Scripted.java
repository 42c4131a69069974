package org.kinbridge.http.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.access.AuthenticatedClient;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.flow.sending.DisclosureView;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** What a scripted story gives back, and what it was asked. */
final class Scripted {
  static final String ID_TEXT = "7d1f5f52-9f0c-4f0e-8a5b-0f5b8f0c2a11";
  static final UUID ID = UUID.fromString(ID_TEXT);
  static final Instant AT = Instant.parse("2026-11-22T02:14:05Z");
  static final String BODY = "{\"any\":\"thing\"}";

  private Scripted() {}

  static DisclosureView view(State state, String decision, Optional<Reason> reason) {
    JsonNode said =
        JsonNodeFactory.instance
            .objectNode()
            .put("decision", decision)
            .put("decisionDigest", "d".repeat(64));
    return new DisclosureView(
        new DisclosureId(ID),
        state,
        reason,
        AT,
        AT.plusSeconds(4),
        Optional.of(new MessageId(ID)),
        Optional.of(AT.plus(Duration.ofDays(1))),
        Optional.empty(),
        said);
  }

  static JsonNode json(String line) {
    try {
      return StrictJson.parse(line.getBytes(StandardCharsets.UTF_8), StrictJson.Limits.WIRE);
    } catch (JsonRefused refused) {
      throw new AssertionError(refused);
    }
  }

  static AuthenticatedClient client() {
    return (AuthenticatedClient) DoorsNode.DOOR.lastCall()[0];
  }
}
