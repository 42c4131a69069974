package org.kinbridge.seal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Suite;
import org.kinbridge.json.CanonicalJson;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;
import org.kinbridge.sign.Commitment;
import org.kinbridge.sign.MessageVerifier;
import org.kinbridge.sign.Unverified;
import org.kinbridge.sign.Verified;
import org.kinbridge.trust.AuthenticatedPartner;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.key.EnvelopeAlgorithms;
import org.kinbridge.trust.key.OpeningKey;
import org.kinbridge.trust.keystore.Keystore;

/**
 * Opens what a partner delivered, cheap checks first. No input makes it throw: whatever cannot be
 * read is a value, and up to and including decryption the same value for the partner.
 */
public final class Opening {
  private static final int LARGEST_BODY = 1 << 20;
  private static final Set<EnvelopeType> DELIVERED =
      Set.of(EnvelopeType.MESSAGE, EnvelopeType.QUESTION);

  private final Keystore keystore;
  private final MessageVerifier verifier;

  public Opening(Keystore keystore, MessageVerifier verifier) {
    this.keystore = requireNonNull(keystore, "keystore is null");
    this.verifier = requireNonNull(verifier, "verifier is null");
  }

  public Inbound open(AuthenticatedPartner from, byte[] body) {
    return switch (decrypt(DELIVERED, from.partner(), body)) {
      case Plaintext.Closed closed -> new Rejected(closed.cause());
      case Plaintext.Open(EnvelopeType type, byte[] bytes) ->
          switch (type) {
            case MESSAGE ->
                Framing.readMessage(bytes)
                    .map(message -> judge(from, message))
                    .orElseGet(() -> new Rejected(Rejected.Cause.FRAMING));
            case QUESTION, ANSWER ->
                Framing.readQuestion(bytes)
                    .map(manifest -> judge(from, manifest))
                    .orElseGet(() -> new Rejected(Rejected.Cause.FRAMING));
          };
    };
  }

  /** The receipt's signed bytes inside a partner's answer; empty when it cannot be read. */
  public Optional<byte[]> openAnswer(Partner from, byte[] body) {
    return switch (decrypt(Set.of(EnvelopeType.ANSWER), from, body)) {
      case Plaintext.Closed closed -> Optional.empty();
      case Plaintext.Open open -> Framing.readAnswer(open.bytes()).map(CanonicalJson::bytes);
    };
  }

  private sealed interface Plaintext {
    record Open(EnvelopeType type, byte[] bytes) implements Plaintext {}

    record Closed(Rejected.Cause cause) implements Plaintext {}
  }

  private Plaintext decrypt(Set<EnvelopeType> types, Partner from, byte[] body) {
    if (body.length > LARGEST_BODY) {
      return new Plaintext.Closed(Rejected.Cause.TOO_LARGE);
    }
    Optional<CompactJwe> jwe = CompactJwe.read(body);
    if (jwe.isEmpty()) {
      return new Plaintext.Closed(Rejected.Cause.MALFORMED);
    }
    JweHeader header = jwe.get().header();
    Optional<OpeningKey> key = keystore.opening(header.kid());
    if (key.isEmpty()) {
      return new Plaintext.Closed(Rejected.Cause.UNKNOWN_KEY);
    }
    Optional<EnvelopeType> type =
        types.stream().filter(known -> known.typ().equals(header.typ())).findFirst();
    if (type.isEmpty() || !hasAlgorithmsOf(key.get().suite(), header)) {
      return new Plaintext.Closed(Rejected.Cause.ALGORITHM);
    }
    if (!isBetween(from, header)) {
      return new Plaintext.Closed(Rejected.Cause.PARTIES);
    }
    return jwe.get()
        .open(key.get())
        .<Plaintext>map(bytes -> new Plaintext.Open(type.get(), bytes))
        .orElseGet(() -> new Plaintext.Closed(Rejected.Cause.DOES_NOT_OPEN));
  }

  /** What our key is for decides; the header only has to agree. */
  private static boolean hasAlgorithmsOf(Suite suite, JweHeader header) {
    EnvelopeAlgorithms algorithms = EnvelopeAlgorithms.of(suite);
    return header.alg().equals(algorithms.alg()) && header.enc().equals(algorithms.enc());
  }

  private boolean isBetween(Partner from, JweHeader header) {
    return MessageDigest.isEqual(header.apu(), JweHeader.party(from.entity()))
        && MessageDigest.isEqual(header.apv(), JweHeader.party(keystore.entity()));
  }

  private Inbound judge(AuthenticatedPartner from, Framing.Message message) {
    return switch (verifier.verify(message.manifest(), from.partner())) {
      case Unverified unverified -> refuse(from, message.manifest(), unverified.cause());
      case Verified verified -> accept(from, message, verified);
    };
  }

  /**
   * What is asked about must be a message of the one who asks. A signature that is wrong makes the
   * question none: it says nothing about the message, of which a copy may be in order.
   */
  private Inbound judge(AuthenticatedPartner from, JsonNode manifest) {
    return switch (verifier.verify(manifest, from.partner())) {
      case Unverified unverified -> refuseQuestion(from, manifest, unverified.cause());
      case Verified verified ->
          verified.manifest().aud().equals(keystore.entity())
              ? new Asked(from, verified)
              : refused(verified, Reason.WRONG_AUDIENCE);
    };
  }

  private Inbound refuseQuestion(
      AuthenticatedPartner from, JsonNode manifest, Unverified.Cause cause) {
    Inbound refused = refuse(from, manifest, cause);
    return refused instanceof Refused named && named.reason() == Reason.MALFORMED_MESSAGE
        ? new Rejected(Rejected.Cause.FRAMING)
        : refused;
  }

  private Inbound accept(AuthenticatedPartner from, Framing.Message message, Verified verified) {
    if (!verified.manifest().aud().equals(keystore.entity())) {
      return refused(verified, Reason.WRONG_AUDIENCE);
    }
    boolean committed =
        Commitment.of(message.salts().content(), message.content())
            .equals(verified.manifest().contentCommit());
    Optional<JsonNode> content = committed ? json(message.content()) : Optional.empty();
    if (content.isEmpty()) {
      return refused(verified, Reason.MALFORMED_MESSAGE);
    }
    Optional<Sha256> root = message.openings().root(content.get());
    return root.equals(Optional.of(verified.manifest().withheldRoot()))
        ? new Opened(from, verified, message)
        : refused(verified, Reason.WITHHELD_ROOT);
  }

  private static Optional<JsonNode> json(byte[] content) {
    try {
      return Optional.of(StrictJson.parse(content, StrictJson.Limits.WIRE));
    } catch (JsonRefused malformed) {
      return Optional.empty();
    }
  }

  private static Refused refused(Verified verified, Reason reason) {
    return new Refused(
        verified.manifest(),
        verified.digest(),
        verified.jws(),
        reason,
        "signed-but-" + reason.code());
  }

  /** A manifest that names another issuer is told so; what cannot even be named is rejected. */
  private Inbound refuse(AuthenticatedPartner from, JsonNode manifest, Unverified.Cause cause) {
    Optional<MessageVerifier.Claimed> claimed = verifier.claimed(manifest);
    if (claimed.isEmpty()) {
      return new Rejected(Rejected.Cause.FRAMING);
    }
    boolean foreign = !claimed.get().manifest().iss().equals(from.entity());
    return new Refused(
        claimed.get().manifest(),
        claimed.get().digest(),
        CanonicalJson.bytes(manifest),
        foreign ? Reason.WRONG_ISSUER : reason(cause),
        cause.code());
  }

  /** A key that we do not know yet is no verdict: the partner's metadata may be newer than ours. */
  private static Reason reason(Unverified.Cause cause) {
    return switch (cause) {
      case UNKNOWN_KEY -> Reason.BUSY;
      case ISSUER -> Reason.WRONG_ISSUER;
      case MALFORMED, SUITE_TOO_WEAK, SUITE_MISMATCH, SIGNATURE -> Reason.MALFORMED_MESSAGE;
    };
  }
}
