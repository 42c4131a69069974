package org.kinbridge.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/**
 * A JWS in compact form (RFC 7515 section 7.1), read so that only one spelling of it exists:
 * canonical unpadded base64url, no member named twice, no header member beyond {@code alg}, {@code
 * kid} and {@code typ}. Nothing in it is believed until its signature was verified with a key
 * chosen by us.
 */
record CompactJws(
    String keyId, String type, JsonNode claims, byte[] signingInput, byte[] signature) {
  private static final int LONGEST = 4096;
  private static final int SIGNATURE_BYTES = 64;
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(LONGEST, 8);
  private static final Set<String> HEADER_MEMBERS = Set.of("alg", "kid", "typ");

  static CompactJws parse(String token) throws MalformedJws {
    if (token.length() > LONGEST) {
      throw new MalformedJws();
    }
    Matcher parts = SHAPE.matcher(token);
    if (!parts.matches()) {
      throw new MalformedJws();
    }
    JsonNode header = json(parts.group(1));
    requireHeader(header);
    byte[] signature = decode(parts.group(3));
    if (signature.length != SIGNATURE_BYTES) {
      throw new MalformedJws();
    }
    byte[] signingInput = token.substring(0, parts.end(2)).getBytes(StandardCharsets.US_ASCII);
    return new CompactJws(
        header.get("kid").textValue(),
        header.path("typ").asText(),
        json(parts.group(2)),
        signingInput,
        signature);
  }

  /**
   * An unknown member is refused, {@code crit}, {@code jwk}, {@code jku} and {@code x5c} among
   * them.
   */
  private static void requireHeader(JsonNode header) throws MalformedJws {
    for (var member : header.properties()) {
      if (!HEADER_MEMBERS.contains(member.getKey()) || !member.getValue().isTextual()) {
        throw new MalformedJws();
      }
    }
    if (!header.path("alg").asText().equals("ES256") || !header.has("kid")) {
      throw new MalformedJws();
    }
  }

  private static JsonNode json(String part) throws MalformedJws {
    try {
      JsonNode value = StrictJson.parse(decode(part), LIMITS);
      if (!value.isObject()) {
        throw new MalformedJws();
      }
      return value;
    } catch (JsonRefused refused) {
      throw new MalformedJws();
    }
  }

  private static byte[] decode(String part) throws MalformedJws {
    return Base64Url.decode(part).orElseThrow(MalformedJws::new);
  }
}
