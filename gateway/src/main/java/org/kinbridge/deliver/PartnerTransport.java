package org.kinbridge.deliver;

import static java.util.Objects.requireNonNull;

import org.kinbridge.seal.SealedEnvelope;
import org.kinbridge.trust.Partner;

/**
 * A line to a partner's node. Connecting and posting are two steps, because what stands between
 * them, the release, must not happen while the partner cannot be reached.
 */
public interface PartnerTransport extends AutoCloseable {

  /**
   * A live, authenticated line: the peer has proved the server key that the partner's metadata
   * pins.
   */
  Connected connect(Partner partner);

  @Override
  void close();

  /** Whether there is a line. */
  sealed interface Connected {}

  /**
   * @param step which step failed; nothing left
   */
  record Unreachable(String step) implements Connected {
    public Unreachable {
      requireNonNull(step, "step is null");
    }
  }

  /** One line for one envelope. */
  non-sealed interface Line extends Connected, AutoCloseable {

    /** Posts the envelope and waits for the answer. */
    Posted post(SealedEnvelope envelope);

    /** Gives the line back; after {@link #post} there is nothing to give. */
    @Override
    void close();
  }

  /** What came back. */
  sealed interface Posted {}

  /**
   * @param body as it came: nothing is known of it yet
   */
  record Answered(int status, byte[] body) implements Posted {
    public Answered {
      requireNonNull(body, "body is null");
    }
  }

  /** No whole answer: the envelope may have arrived or not. */
  record Lost(String step) implements Posted {
    public Lost {
      requireNonNull(step, "step is null");
    }
  }
}
