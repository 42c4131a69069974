package org.kinbridge.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.DisclosureId;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;

/** An answer as it is registered. It may hold what a person wrote about a child: seal it. */
public final class AnswerJson {
  private AnswerJson() {}

  public static ObjectNode write(Answer answer) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("disclosure", answer.disclosure().toString())
        .put("said", answer.said().code())
        .put("decision", answer.decision().hex())
        .put("at", answer.at().toString())
        .put("until", answer.until().toString());
    json.putObject("by")
        .put("issuer", answer.by().issuer())
        .put("subject", answer.by().subject())
        .put("userRef", answer.by().userRef())
        .put("application", answer.by().application())
        .put("authority", answer.by().authority().value());
    answer.why().ifPresent(why -> json.put("why", why));
    return json;
  }

  public static byte[] bytes(Answer answer) {
    return write(answer).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What {@link #bytes} wrote; anything else is nothing that this node registered. */
  public static Answer read(byte[] written) {
    try {
      JsonNode json = StrictJson.parse(written, StrictJson.Limits.WIRE);
      Members answer = Members.of(json, "");
      return new Answer(
          new DisclosureId(UUID.fromString(answer.text("disclosure"))),
          Coded.parse(Answer.Said.class, answer.text("said")).orElseThrow(),
          Sha256.parseHex(answer.text("decision")),
          reviewer(answer.object("by")),
          Instant.parse(answer.text("at")),
          Instant.parse(answer.text("until")),
          answer.optionalText("why"));
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("a sealed answer is not as we write one", impossible);
    }
  }

  private static Reviewer reviewer(Members by) throws JsonRefused {
    return new Reviewer(
        by.text("issuer"),
        by.text("subject"),
        by.text("userRef"),
        by.text("application"),
        new AuthorityId(by.text("authority")));
  }
}
