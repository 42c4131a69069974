package org.kinbridge.flow.receive;

import static java.util.Objects.requireNonNull;

import org.kinbridge.trust.AuthenticatedPartner;

/** Everything a partner node may ask. */
public interface PartnerDoor {

  /** Takes an envelope in, or says no. The answer is all the partner may learn. */
  PartnerAnswer receive(AuthenticatedPartner partner, byte[] envelope);

  /**
   * An HTTP answer.
   *
   * @param body sealed for the partner, {@code application/jose}; empty where nothing could be
   *     opened
   */
  record PartnerAnswer(int status, byte[] body) {
    public PartnerAnswer {
      requireNonNull(body, "body is null");
    }

    /** The one answer to everything that could not be opened: it tells no fault from another. */
    public static PartnerAnswer unreadable() {
      return new PartnerAnswer(400, new byte[0]);
    }
  }
}
