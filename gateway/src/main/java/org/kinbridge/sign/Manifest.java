package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.LegalBasis;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Purpose;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.disclosure.Urgency;

/**
 * What is signed of a message: everything about it but its content, which it commits to. It holds
 * no personal data and stays verifiable after the content is erased.
 *
 * @param thread the id of the thread's first message
 * @param exp the delivery deadline: after it the recipient takes the message no more
 * @param humanAckBy by when the sender hopes that a person has read it
 * @param contentCommit HMAC-SHA256 of the content under the content salt
 * @param withheldRoot of the tree over what left and what did not
 * @param policy digest of the sender's policy version
 * @param ground without an agreement it says who set the need of one aside
 */
public record Manifest(
    Suite suite,
    MessageId msgId,
    MessageKind kind,
    UUID thread,
    Optional<MessageId> inReplyTo,
    EntityId iss,
    EntityId aud,
    AuthorityId toAuthority,
    Purpose purpose,
    LegalBasis legalBasis,
    Urgency urgency,
    Instant iat,
    Instant exp,
    Optional<Instant> humanAckBy,
    Sha256 contentCommit,
    Sha256 withheldRoot,
    Sha256 policy,
    Ground ground) {

  /** Of this format: version 1 had no root of what was withheld, and is refused. */
  public static final int VERSION = 2;

  public static final String CONTENT_TYPE = "application/fhir+json";
  static final Pattern AGREEMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public Manifest {
    requireNonNull(suite, "suite is null");
    requireNonNull(msgId, "msgId is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(thread, "thread is null");
    requireNonNull(inReplyTo, "inReplyTo is null");
    requireNonNull(iss, "iss is null");
    requireNonNull(aud, "aud is null");
    requireNonNull(toAuthority, "toAuthority is null");
    requireNonNull(purpose, "purpose is null");
    requireNonNull(legalBasis, "legalBasis is null");
    requireNonNull(urgency, "urgency is null");
    requireNonNull(humanAckBy, "humanAckBy is null");
    requireNonNull(contentCommit, "contentCommit is null");
    requireNonNull(withheldRoot, "withheldRoot is null");
    requireNonNull(policy, "policy is null");
    iat = iat.truncatedTo(ChronoUnit.SECONDS);
    exp = exp.truncatedTo(ChronoUnit.SECONDS);
    humanAckBy = humanAckBy.map(by -> by.truncatedTo(ChronoUnit.SECONDS));
    if (!iat.isBefore(exp)) {
      throw new IllegalArgumentException("a message expires after it was issued");
    }
    requireNonNull(ground, "ground is null");
    if (!ground.agreement().map(id -> AGREEMENT.matcher(id).matches()).orElse(true)) {
      throw new IllegalArgumentException("agreement is not a short id");
    }
  }

  /** How long a message may travel: short enough that its encryption key outlives it. */
  static Duration deliveryTime(Purpose purpose, Urgency urgency) {
    if (purpose == Purpose.EMERGENCY) {
      return Duration.ofHours(24);
    }
    return switch (urgency) {
      case URGENT, STAT -> Duration.ofHours(48);
      case ROUTINE -> Duration.ofDays(5);
    };
  }
}
