package org.kinbridge.connect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request to a service. It prints its method and nothing of its content.
 *
 * @param target path and query, below the address of the line
 * @param body empty for none
 */
public record Call(String method, String target, Map<String, String> headers, byte[] body) {
  public Call {
    requireNonNull(method, "method is null");
    requireNonNull(target, "target is null");
    headers = Map.copyOf(headers);
    requireNonNull(body, "body is null");
  }

  public static Call get(String target) {
    return new Call("GET", target, Map.of(), new byte[0]);
  }

  public static Call json(String method, String target, JsonNode body) {
    return new Call(
        method,
        target,
        Map.of("Content-Type", "application/json"),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, target, more, body);
  }

  @Override
  public String toString() {
    return "<call " + method + ">";
  }
}
