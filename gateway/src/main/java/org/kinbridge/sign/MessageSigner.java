package org.kinbridge.sign;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.ChildRef;
import org.kinbridge.disclosure.Sha256;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.policy.Permitted;
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

  public SignedMessage sign(Permitted permitted, Addressing addressing) {
    byte[] content = permitted.content();
    Salts salts = new Salts(salt(), salt());
    Manifest manifest = manifest(permitted, addressing, Commitment.of(salts.content(), content));
    List<ChildRef> children =
        permitted.children().stream().sorted(Comparator.comparing(ChildRef::value)).toList();
    return signed(manifest, content, salts, children);
  }

  private Manifest manifest(Permitted permitted, Addressing addressing, Sha256 commitment) {
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
        commitment,
        terms.policy(),
        terms.agreement());
  }

  SignedMessage signed(Manifest manifest, byte[] content, Salts salts, List<ChildRef> children) {
    byte[] payload = ManifestJson.write(manifest);
    byte[] jws =
        GeneralJws.sign(
            GeneralJws.Type.MESSAGE,
            manifest.suite(),
            payload,
            keystore.messageSigning(manifest.suite()));
    return new SignedMessage(manifest, jws, Sha256.of(payload), content, salts, children);
  }

  /**
   * A stored message, its proof earned again: our own signatures and the content's commitment
   * verify. Empty for bytes that this node never signed together, whatever the store says about
   * them.
   */
  public Optional<SignedMessage> reread(
      byte[] jws, byte[] content, Salts salts, List<ChildRef> children) {
    try {
      GeneralJws read = GeneralJws.read(GeneralJws.Type.MESSAGE, jws);
      Manifest manifest = ManifestJson.read(read.payload());
      boolean ours =
          read.verifies(GeneralJws.of(keystore))
              && manifest.suite() == read.suite()
              && manifest.iss().equals(keystore.entity())
              && manifest.contentCommit().equals(Commitment.of(salts.content(), content));
      return ours
          ? Optional.of(
              new SignedMessage(manifest, jws, Sha256.of(read.payload()), content, salts, children))
          : Optional.empty();
    } catch (JsonRefused altered) {
      return Optional.empty();
    }
  }

  private SecretBytes salt() {
    byte[] bytes = new byte[Salts.LENGTH];
    random.nextBytes(bytes);
    return SecretBytes.take(bytes);
  }
}
