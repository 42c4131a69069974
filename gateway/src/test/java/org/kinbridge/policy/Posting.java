package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.kinbridge.disclosure.MessageId;
import org.kinbridge.disclosure.Owned;
import org.kinbridge.seal.AnyEnvelope;
import org.kinbridge.seal.Fit;
import org.kinbridge.seal.Sealing;
import org.kinbridge.sign.Addressing;
import org.kinbridge.sign.MessageSigner;
import org.kinbridge.sign.SignedMessage;
import org.kinbridge.sign.Signing;
import org.kinbridge.trust.AnyNode;

/** Signs and seals what was permitted, each time with other random numbers of one seed. */
@Owned(by = "one test", lock = "none: one thread")
final class Posting {
  private static final int SEALED = 10; // every tenth: sealing is dear

  private final AnyNode cassar = AnyNode.of("XC");
  private final AnyNode aldmark = AnyNode.of("XA");
  private final SplittableRandom random;
  private final MessageSigner signer;
  private final Map<Integer, Integer> lengths = new HashMap<>();
  private int posted;

  Posting(long seed) {
    this.random = new SplittableRandom(seed);
    this.signer = new MessageSigner(cassar.keystore, new Drawn(random));
  }

  Sight post(Permitted permitted) {
    MessageId id = new MessageId(new UUID(random.nextLong(), random.nextLong()));
    Addressing addressing = Addressing.opening(id, aldmark.metadata.entity(), AnyNode.NOW);
    if (!(signer.sign(permitted, addressing) instanceof Signing.Signed signed)) {
      throw new AssertionError("a record too large for a tree");
    }
    SignedMessage message = signed.message();
    return new Sight(
        envelope(message),
        message.jws().length,
        Sight.Content.of(message.content()),
        message.openings().toJson(),
        List.of(message.manifest().withheldRoot(), message.manifest().contentCommit()));
  }

  /** Its size class, from which the length on the line follows: sometimes that is looked at. */
  private int envelope(SignedMessage message) {
    if (!(Sealing.fit(message) instanceof Fit.Fits fits)) {
      throw new AssertionError("a message too large for an envelope");
    }
    if (posted++ % SEALED == 0) {
      int length = AnyEnvelope.from(cassar, aldmark, message).length;
      assertThat(lengths.merge(fits.size(), length, (before, now) -> before))
          .as("length of each envelope of %d bytes", fits.size())
          .isEqualTo(length);
    }
    return fits.size();
  }

  /** Numbers that are the same in each run. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1L;

    Drawn(SplittableRandom random) {
      super(new Spi(random), null);
    }

    private static final class Spi extends SecureRandomSpi {
      private static final long serialVersionUID = 1L;
      private final transient SplittableRandom random;

      Spi(SplittableRandom random) {
        this.random = random;
      }

      @Override
      protected void engineSetSeed(byte[] seed) {
        throw new UnsupportedOperationException("it has its seed");
      }

      @Override
      protected void engineNextBytes(byte[] bytes) {
        random.nextBytes(bytes);
      }

      @Override
      protected byte[] engineGenerateSeed(int length) {
        throw new UnsupportedOperationException("it gives no seed");
      }
    }
  }
}
