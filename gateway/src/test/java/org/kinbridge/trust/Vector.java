package org.kinbridge.trust;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** One fact of {@code conformance/vectors/jose}. */
public record Vector(JsonNode json) {
  public static Vector jose(String name) {
    Path root = Path.of(System.getProperty("kinbridge.conformance", "../conformance"));
    try {
      byte[] bytes = Files.readAllBytes(root.resolve("vectors/jose/" + name + ".json"));
      return new Vector(StrictJson.parse(bytes, StrictJson.Limits.WIRE));
    } catch (IOException broken) {
      throw new UncheckedIOException("no such vector", broken);
    } catch (JsonRefused malformed) {
      throw new IllegalStateException("the vector is malformed", malformed);
    }
  }

  public String text(String name) {
    return json.get(name).textValue();
  }

  public byte[] bytes(String name) {
    return json.has(name) ? Base64.getUrlDecoder().decode(text(name)) : new byte[0];
  }

  public byte[] hex(String name) {
    return HexFormat.of().parseHex(text(name));
  }

  public byte[] ascii(String name) {
    return text(name).getBytes(StandardCharsets.US_ASCII);
  }

  public int number(String name) {
    return json.get(name).intValue();
  }
}
