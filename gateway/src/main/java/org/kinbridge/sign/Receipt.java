package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Compliance;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;

/**
 * What the receiving node says about one message: it depends on the envelope, the partner, the
 * agreement and the profile, never on what is stored about a child.
 *
 * @param manifest digest of the manifest that arrived
 * @param reason why it was refused: one of {@link #REASONS}
 * @param outcome what was done with what a recall names; of nothing else
 */
public record Receipt(
    Suite suite,
    EntityId iss,
    EntityId aud,
    MessageId msgId,
    Sha256 manifest,
    Status status,
    Optional<Reason> reason,
    Optional<Compliance> outcome,
    Instant receivedAt,
    Instant iat) {

  public enum Status implements Coded {
    RECEIVED("received"),
    REFUSED("refused"),
    /** Answers the question of settlement: this id was not accepted and never will be. */
    NEVER_ACCEPTED("never-accepted");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /** The closed list of what a refusal may say. */
  public static final Set<Reason> REASONS =
      Set.copyOf(
          EnumSet.of(
              Reason.MALFORMED_MESSAGE,
              Reason.WITHHELD_ROOT,
              Reason.WRONG_AUDIENCE,
              Reason.WRONG_ISSUER,
              Reason.DIGEST_CONFLICT,
              Reason.CLOCK_SKEW,
              Reason.EXPIRED,
              Reason.PROFILE_VIOLATION,
              Reason.NOT_ADMITTED,
              Reason.BUSY));

  public Receipt {
    requireNonNull(suite, "suite is null");
    requireNonNull(iss, "iss is null");
    requireNonNull(aud, "aud is null");
    requireNonNull(msgId, "msgId is null");
    requireNonNull(manifest, "manifest is null");
    requireNonNull(status, "status is null");
    if (outcome.isPresent() && status != Status.RECEIVED) {
      throw new IllegalArgumentException("who did not receive a recall did nothing");
    }
    receivedAt = receivedAt.truncatedTo(ChronoUnit.SECONDS);
    iat = iat.truncatedTo(ChronoUnit.SECONDS);
    if (reason.isPresent() != (status == Status.REFUSED)) {
      throw new IllegalArgumentException("a refusal has a reason, and nothing else has");
    }
    if (!REASONS.containsAll(reason.stream().toList())) {
      throw new IllegalArgumentException("a receipt does not say this reason");
    }
  }
}
