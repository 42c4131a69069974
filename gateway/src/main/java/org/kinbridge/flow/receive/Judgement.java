package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.disclosure.Reason;

/**
 * Whether a message that arrived is taken in. It depends on envelope, partner, agreement and
 * profile only.
 */
sealed interface Judgement {

  Optional<Reason> refused();

  /**
   * @param receivedId the sender's id of the child, or of the document where it names no child
   */
  record Admitted(String receivedId) implements Judgement {
    public Admitted {
      requireNonNull(receivedId, "receivedId is null");
    }

    @Override
    public Optional<Reason> refused() {
      return Optional.empty();
    }
  }

  record NotAdmitted(Reason reason) implements Judgement {
    public NotAdmitted {
      requireNonNull(reason, "reason is null");
    }

    @Override
    public Optional<Reason> refused() {
      return Optional.of(reason);
    }
  }

  /** Its sender asks what became of it, and we do not have it: it is taken in no more. */
  record Never() implements Judgement {
    @Override
    public Optional<Reason> refused() {
      return Optional.empty();
    }
  }
}
