package org.kinbridge.connect.primero.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kinbridge.connect.NoAnswer;
import org.kinbridge.connect.primero.api.Referral.Status;
import org.kinbridge.disclosure.Personal;

/** Reads a transition of Primero; other kinds, and referrals to somebody else, are not ours. */
final class ReferralReader {
  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int LONGEST = 256;

  private final String user;

  /**
   * @param user to whom referrals are ours
   */
  ReferralReader(String user) {
    this.user = user;
  }

  /** Empty for what is not a referral to our user. */
  Optional<Referral> read(JsonNode json, UUID caseId) throws NoAnswer {
    boolean ours =
        json instanceof ObjectNode
            && json.path("type").asText().equals("Referral")
            && json.path("transitioned_to").asText().equals(user)
            && !json.path("remote").asBoolean(false);
    return ours ? Optional.of(ours((ObjectNode) json, caseId)) : Optional.empty();
  }

  private static Referral ours(ObjectNode json, UUID caseId) throws NoAnswer {
    if (!needed(json, "record_id", ReferralReader::uuid).equals(caseId)) {
      throw new NoAnswer("listed a referral of another case");
    }
    return new Referral(
        needed(json, "id", ReferralReader::uuid),
        caseId,
        needed(json, "status", Status::of),
        needed(json, "transitioned_by", ReferralReader::name),
        text(json, "service").flatMap(ReferralReader::name),
        text(json, "transitioned_to_agency").flatMap(ReferralReader::name),
        text(json, "service_record_id").flatMap(ReferralReader::uuid),
        needed(json, "created_at", ReferralReader::instant),
        Personal.of("referral", json));
  }

  private static <T> T needed(ObjectNode json, String member, Function<String, Optional<T>> shape)
      throws NoAnswer {
    return text(json, member)
        .flatMap(shape)
        .orElseThrow(() -> new NoAnswer("gave a referral without a " + member + " that is read"));
  }

  private static Optional<String> text(ObjectNode json, String member) {
    return Optional.ofNullable(json.path(member).textValue()).filter(text -> !text.isBlank());
  }

  static Optional<UUID> uuid(String text) {
    return UUID_SHAPE.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private static Optional<String> name(String text) {
    return text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
