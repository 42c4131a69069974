package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;
import org.kinbridge.policy.Permitted;
import org.kinbridge.sign.withheld.Openings;
import org.kinbridge.sign.withheld.WithheldTree;
import org.kinbridge.trust.Keystore;
import org.kinbridge.trust.SecretBytes;

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
    byte[] content = permitted.content();
    JsonNode tree = parse(content);
    WithheldTree.Room room = WithheldTree.room(tree, permitted.stayed());
    if (!room.suffices()) {
      return new Signing.TooManyElements(room.needed(), room.most());
    }
    byte[] secret = random32();
    WithheldTree withheld = WithheldTree.of(tree, permitted.stayed(), secret);
    Arrays.fill(secret, (byte) 0);
    Salts salts = new Salts(SecretBytes.take(random32()), SecretBytes.take(random32()));
    Bound bound = new Bound(Commitment.of(salts.content(), content), withheld.root());
    List<ChildRef> children =
        permitted.children().stream().sorted(Comparator.comparing(ChildRef::value)).toList();
    SignedMessage message =
        signed(
            manifest(permitted, addressing, bound),
            new Letter(content, salts, withheld.openings(), children));
    return new Signing.Signed(message, withheld.keepsake(), withheld.values());
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
        terms.agreement());
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
