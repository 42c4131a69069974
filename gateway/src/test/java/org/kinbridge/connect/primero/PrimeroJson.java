package org.kinbridge.connect.primero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** The envelopes that Primero puts its JSON in. */
final class PrimeroJson {
  private PrimeroJson() {}

  static ObjectNode errors(int status, String resource, String message) {
    ObjectNode body = object();
    body.putArray("errors")
        .addObject()
        .put("status", status)
        .put("resource", resource)
        .put("message", message);
    return body;
  }

  static ObjectNode wrapped(ObjectNode data) {
    ObjectNode body = object();
    body.set("data", data);
    return body;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode json(byte[] bytes) {
    try {
      return StrictJson.parse(bytes, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused refused) {
      throw new AssertionError("the connector sent no JSON", refused);
    }
  }
}
