package org.kinbridge.access.jws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.key.Base64Url;

/**
 * A JWS in compact form (RFC 7515 section 7.1), read so that only one spelling of it exists:
 * canonical unpadded base64url, no member named twice, no header member beyond those of its form.
 * Nothing in it is believed until its signature was verified with a key chosen by us.
 *
 * @param algorithm what the header says; it chooses nothing, the key's own is compared with it
 */
public record CompactJws(
    String algorithm,
    String keyId,
    String type,
    JsonNode claims,
    byte[] signingInput,
    byte[] signature) {
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

  /**
   * What a token may look like. A header member beyond those named is refused, {@code crit}, {@code
   * jwk}, {@code jku} and {@code x5c} among them.
   */
  public enum Form {
    /** What this node and its clients write for each other. */
    OWN(4096, Set.of("alg", "kid", "typ"), Set.of(64)),
    /**
     * What a provider writes for many: names of its certificate may stand there, and are not read.
     */
    PROVIDER(16 << 10, Set.of("alg", "kid", "typ", "x5t", "x5t#S256"), Set.of(64, 256, 384, 512));

    private final int longest;
    private final Set<String> header;
    private final Set<Integer> signatures;

    Form(int longest, Set<String> header, Set<Integer> signatures) {
      this.longest = longest;
      this.header = header;
      this.signatures = signatures;
    }
  }

  public CompactJws {
    requireNonNull(algorithm, "algorithm is null");
    requireNonNull(keyId, "keyId is null");
    requireNonNull(type, "type is null");
    requireNonNull(claims, "claims is null");
    requireNonNull(signingInput, "signingInput is null");
    requireNonNull(signature, "signature is null");
  }

  public static CompactJws parse(String token, Form form) throws MalformedJws {
    if (token.length() > form.longest) {
      throw new MalformedJws();
    }
    Matcher parts = SHAPE.matcher(token);
    if (!parts.matches()) {
      throw new MalformedJws();
    }
    JsonNode header = json(parts.group(1), form);
    requireHeader(header, form);
    byte[] signature = decode(parts.group(3));
    if (!form.signatures.contains(signature.length)) {
      throw new MalformedJws();
    }
    byte[] signingInput = token.substring(0, parts.end(2)).getBytes(StandardCharsets.US_ASCII);
    return new CompactJws(
        header.get("alg").textValue(),
        header.get("kid").textValue(),
        header.path("typ").asText(),
        json(parts.group(2), form),
        signingInput,
        signature);
  }

  private static void requireHeader(JsonNode header, Form form) throws MalformedJws {
    for (var member : header.properties()) {
      if (!form.header.contains(member.getKey()) || !member.getValue().isTextual()) {
        throw new MalformedJws();
      }
    }
    if (!header.has("alg") || !header.has("kid")) {
      throw new MalformedJws();
    }
  }

  private static JsonNode json(String part, Form form) throws MalformedJws {
    try {
      JsonNode value = StrictJson.parse(decode(part), new StrictJson.Limits(form.longest, 8));
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
