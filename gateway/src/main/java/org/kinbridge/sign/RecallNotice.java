package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.trust.key.Base64Url;

/**
 * The content of a recall: a FHIR Communication that names a message by what its recipient holds of
 * it, and says why. It has one spelling, so nothing else can be said in it.
 *
 * @param message the recalled one
 * @param manifest digest of its manifest: another message under that id is not meant
 * @param reason one of {@link #REASONS}
 */
public record RecallNotice(MessageId message, Sha256 manifest, Reason reason) {
  /** The closed list of what a recall may say. */
  public static final Set<Reason> REASONS = Set.of(Reason.CONSENT_WITHDRAWN);

  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(2048, 8);
  private static final String URI = "urn:ietf:rfc:3986";
  private static final String UUID_URN = "urn:uuid:";
  private static final String DIGEST_URN = "ni:///sha-256;";

  public RecallNotice {
    requireNonNull(message, "message is null");
    requireNonNull(manifest, "manifest is null");
    if (!REASONS.contains(reason)) {
      throw new IllegalArgumentException("a recall does not say this reason");
    }
  }

  byte[] content() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("resourceType", "Communication").put("status", "completed");
    json.putArray("category").addObject().put("text", reason.code());
    var about = json.putArray("about");
    identified(about.addObject(), UUID_URN + message);
    identified(about.addObject(), DIGEST_URN + manifest.base64url());
    return CanonicalJson.bytes(json);
  }

  private static void identified(ObjectNode reference, String uri) {
    reference.putObject("identifier").put("system", URI).put("value", uri);
  }

  /** Empty unless the content is a recall in its one spelling. */
  public static Optional<RecallNotice> read(byte[] content) {
    try {
      JsonNode json = StrictJson.parse(content, LIMITS);
      Optional<MessageId> message =
          behind(UUID_URN, json.at("/about/0/identifier/value"))
              .map(text -> new MessageId(UUID.fromString(text)));
      Optional<Sha256> manifest =
          behind(DIGEST_URN, json.at("/about/1/identifier/value"))
              .flatMap(Base64Url::decode)
              .map(Sha256::wrap);
      Optional<Reason> reason = Coded.parse(Reason.class, json.at("/category/0/text").asText());
      if (message.isEmpty() || manifest.isEmpty() || reason.isEmpty()) {
        return Optional.empty();
      }
      RecallNotice notice = new RecallNotice(message.get(), manifest.get(), reason.get());
      return Optional.of(notice).filter(read -> Arrays.equals(read.content(), content));
    } catch (JsonRefused | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> behind(String start, JsonNode value) {
    String text = value.asText("");
    return text.startsWith(start) ? Optional.of(text.substring(start.length())) : Optional.empty();
  }
}
