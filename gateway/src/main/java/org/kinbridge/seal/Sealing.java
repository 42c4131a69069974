package org.kinbridge.seal;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.KeyAgreement;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.ledger.Committed;
import org.kinbridge.release.Released;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.SignedReceipt;
import org.kinbridge.trust.Partner;
import org.kinbridge.trust.key.EncryptionKey;
import org.kinbridge.trust.key.EnvelopeAlgorithms;
import org.kinbridge.trust.key.Primitives;
import org.kinbridge.trust.key.SecretBytes;

/**
 * Encrypts for one partner: nobody but the holder of the partner's private key reads it, and two
 * envelopes of one message have nothing in common but their length.
 *
 * <p>WARNING: an envelope does not say who made it; the signatures inside do. There is no forward
 * secrecy against the partner's key, which is why such keys are short-lived.
 */
public final class Sealing {
  private final EntityId sender;
  private final SecureRandom random;

  public Sealing(EntityId sender, SecureRandom random) {
    this.sender = requireNonNull(sender, "sender is null");
    this.random = requireNonNull(random, "random is null");
  }

  /** Whether the message goes into one envelope, now and at every later attempt. */
  public static Fit fit(SignedMessage message) {
    int bytes = Framing.measure(message);
    for (int size : EnvelopeType.MESSAGE.sizes()) {
      if (bytes <= size) {
        return new Fit.Fits(size);
      }
    }
    return new Fit.TooLarge(bytes, EnvelopeType.MESSAGE.largest());
  }

  /** The released message, encrypted to one of the partner's keys. Its ledger proof is owed. */
  public SealedEnvelope seal(Released released, Partner partner, EncryptionKey key) {
    return seal(released.message(), partner, key, Framing.OWED);
  }

  /**
   * What became of that message? Its manifest alone, which says nothing that the message in doubt
   * did not say: no content, no salt.
   */
  public SealedEnvelope sealQuestion(Committed doubtful, Partner partner, EncryptionKey key) {
    SignedMessage message = doubtful.message();
    if (!message.manifest().aud().equals(partner.entity())) {
      throw new IllegalArgumentException("the message was meant for another partner");
    }
    byte[] bytes = seal(EnvelopeType.QUESTION, Framing.writeQuestion(message), partner, key);
    return new SealedEnvelope(message.manifest().msgId(), partner.entity(), bytes);
  }

  SealedEnvelope seal(SignedMessage message, Partner partner, EncryptionKey key, String ledger) {
    if (!message.manifest().aud().equals(partner.entity())) {
      throw new IllegalArgumentException("the message is meant for another partner");
    }
    int size =
        switch (fit(message)) {
          case Fit.Fits fits -> fits.size();
          case Fit.TooLarge tooLarge ->
              throw new IllegalArgumentException("a message too large was committed");
        };
    byte[] plaintext = Framing.write(message, ledger, size);
    byte[] bytes = seal(EnvelopeType.MESSAGE, plaintext, partner, key);
    return new SealedEnvelope(message.manifest().msgId(), partner.entity(), bytes);
  }

  /** The receipt, encrypted for the node it is addressed to. */
  public SealedAnswer sealAnswer(SignedReceipt receipt, Partner partner, EncryptionKey key) {
    if (!receipt.receipt().aud().equals(partner.entity())) {
      throw new IllegalArgumentException("the receipt is meant for another partner");
    }
    byte[] plaintext = Framing.writeAnswer(receipt.jws());
    return new SealedAnswer(seal(EnvelopeType.ANSWER, plaintext, partner, key));
  }

  byte[] seal(EnvelopeType type, byte[] plaintext, Partner partner, EncryptionKey key) {
    if (!partner.keys().encryption().contains(key)) {
      throw new IllegalArgumentException("the key is not the partner's");
    }
    EnvelopeAlgorithms algorithms = EnvelopeAlgorithms.of(key.suite());
    FreshSecrets fresh = FreshSecrets.draw(random);
    JweHeader header =
        new JweHeader(
            algorithms.alg(),
            algorithms.enc(),
            key.kid(),
            type.typ(),
            JweHeader.party(sender),
            JweHeader.party(partner.entity()),
            (ECPublicKey) fresh.ephemeral().getPublic());
    try (SecretBytes shared = agree(fresh, key)) {
      return CompactJwe.seal(header, shared, key.suite(), fresh, plaintext);
    }
  }

  private static SecretBytes agree(FreshSecrets fresh, EncryptionKey key) {
    try {
      KeyAgreement agreement = Primitives.ecdh();
      agreement.init(fresh.ephemeral().getPrivate());
      agreement.doPhase(key.key(), true);
      return SecretBytes.take(agreement.generateSecret());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("couldn't agree with a checked key", broken);
    }
  }
}
