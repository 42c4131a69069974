package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.MessageKind;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.disclosure.Urgency;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.Permitted;
import org.kinbridge.policy.Stayed;
import org.kinbridge.sign.withheld.Openings;
import org.kinbridge.sign.withheld.WithheldTree;
import org.kinbridge.trust.key.SecretBytes;
import org.kinbridge.trust.keystore.Keystore;

/**
 * Signs what policy permitted: once. Retries seal the same signed bytes again; they never sign
 * again, so that two attempts are one message.
 *
 * <p>WARNING: a signature does not hide anything and commits nothing to the ledger. A signed
 * message must not leave this process but through {@code ledger}, {@code release} and {@code seal}.
 */
public final class MessageSigner {
  private final Keystore keystore;
  private final SecureRandom random;

  public MessageSigner(Keystore keystore, SecureRandom random) {
    this.keystore = requireNonNull(keystore, "keystore is null");
    this.random = requireNonNull(random, "random is null");
  }

  public Signing sign(Permitted permitted, Addressing addressing) {
    JsonNode tree = parse(permitted.content());
    WithheldTree.Room room = WithheldTree.room(tree, permitted.stayed());
    if (!room.suffices()) {
      return new Signing.TooManyElements(room.needed(), room.most());
    }
    List<ChildRef> children =
        permitted.children().stream().sorted(Comparator.comparing(ChildRef::value)).toList();
    Draft draft = new Draft(permitted.content(), permitted.stayed(), children);
    return signed(draft, bound -> manifest(permitted, addressing, bound));
  }

  /**
   * Takes back what this node signed before. It needs no permission of its own: it goes to the one
   * recipient of that message and names nothing but that message.
   */
  public Signing.Signed recall(
      SignedMessage recalled, Reason reason, MessageId msgId, Instant now) {
    RecallNotice notice = new RecallNotice(recalled.manifest().msgId(), recalled.digest(), reason);
    Draft draft =
        new Draft(notice.content(), new Stayed(List.of(), List.of()), recalled.children());
    return signed(draft, bound -> recalling(recalled.manifest(), msgId, now, bound));
  }

  /** What is to be signed, what stays, and whom it is about. */
  private record Draft(byte[] content, Stayed stayed, List<ChildRef> children) {}

  private Signing.Signed signed(Draft draft, Function<Bound, Manifest> manifest) {
    byte[] secret = random32();
    WithheldTree withheld = WithheldTree.of(parse(draft.content()), draft.stayed(), secret);
    Arrays.fill(secret, (byte) 0);
    Salts salts = new Salts(SecretBytes.take(random32()), SecretBytes.take(random32()));
    Bound bound = new Bound(Commitment.of(salts.content(), draft.content()), withheld.root());
    Letter letter = new Letter(draft.content(), salts, withheld.openings(), draft.children());
    return new Signing.Signed(
        signed(manifest.apply(bound), letter), withheld.keepsake(), withheld.values());
  }

  /** What a permitted content is bound by. */
  private record Bound(Sha256 contentCommit, Sha256 withheldRoot) {}

  /** What travels beside the manifest, and whom it is about. */
  record Letter(byte[] content, Salts salts, Openings openings, List<ChildRef> children) {}

  private static JsonNode parse(byte[] content) {
    try {
      return StrictJson.parse(content, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("content that the policy wrote is not JSON", impossible);
    }
  }

  private Manifest manifest(Permitted permitted, Addressing addressing, Bound bound) {
    Permitted.Terms terms = permitted.terms();
    Instant now = addressing.now();
    return new Manifest(
        addressing.suite(),
        addressing.msgId(),
        terms.kind(),
        addressing.thread().orElse(addressing.msgId().value()),
        addressing.inReplyTo(),
        keystore.entity(),
        addressing.aud(),
        permitted.recipient().authority().id(),
        terms.purpose(),
        terms.legalBasis(),
        terms.urgency(),
        now,
        now.plus(Manifest.deliveryTime(terms.purpose(), terms.urgency())),
        addressing.humanAckBy(),
        bound.contentCommit(),
        bound.withheldRoot(),
        terms.policy(),
        terms.ground());
  }

  private static Manifest recalling(Manifest recalled, MessageId msgId, Instant now, Bound bound) {
    return new Manifest(
        recalled.suite(),
        msgId,
        MessageKind.RECALL,
        recalled.thread(),
        Optional.of(recalled.msgId()),
        recalled.iss(),
        recalled.aud(),
        recalled.toAuthority(),
        recalled.purpose(),
        recalled.legalBasis(),
        Urgency.URGENT,
        now,
        now.plus(Manifest.deliveryTime(recalled.purpose(), Urgency.URGENT)),
        Optional.empty(),
        bound.contentCommit(),
        bound.withheldRoot(),
        recalled.policy(),
        recalled.ground());
  }

  SignedMessage signed(Manifest manifest, Letter letter) {
    byte[] payload = ManifestJson.write(manifest);
    byte[] jws =
        GeneralJws.sign(
            GeneralJws.Type.MESSAGE,
            manifest.suite(),
            payload,
            keystore.messageSigning(manifest.suite()));
    return message(manifest, jws, payload, letter);
  }

  private static SignedMessage message(
      Manifest manifest, byte[] jws, byte[] payload, Letter letter) {
    return new SignedMessage(
        manifest,
        jws,
        Sha256.of(payload),
        letter.content(),
        letter.salts(),
        letter.openings(),
        letter.children());
  }

  /**
   * A stored message, its proof earned again: our own signatures, the content's commitment and the
   * root over content and openings verify. Empty for bytes that this node never signed together,
   * whatever the store says about them.
   */
  public Optional<SignedMessage> reread(Unproven stored) {
    try {
      GeneralJws read = GeneralJws.read(GeneralJws.Type.MESSAGE, stored.jws());
      Manifest manifest = ManifestJson.read(read.payload());
      Sha256 commit = Commitment.of(stored.salts().content(), stored.content());
      Openings openings =
          Openings.read(
              Members.of(StrictJson.parse(stored.openings(), StrictJson.Limits.WIRE), ""));
      JsonNode content = StrictJson.parse(stored.content(), StrictJson.Limits.DOCUMENT);
      boolean ours =
          read.verifies(GeneralJws.of(keystore))
              && manifest.suite() == read.suite()
              && manifest.iss().equals(keystore.entity())
              && manifest.contentCommit().equals(commit)
              && openings.root(content).equals(Optional.of(manifest.withheldRoot()));
      Letter letter = new Letter(stored.content(), stored.salts(), openings, stored.children());
      return ours
          ? Optional.of(message(manifest, stored.jws(), read.payload(), letter))
          : Optional.empty();
    } catch (JsonRefused altered) {
      return Optional.empty();
    }
  }

  private byte[] random32() {
    byte[] bytes = new byte[Salts.LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }
}
