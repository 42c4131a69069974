package org.kinbridge.policy;

import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.Ground;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Parties;
import org.kinbridge.policy.situation.Danger;

/** What may come in: an agreement says so, or persons of the sender who told of a danger. */
final class Entrance {
  private Entrance() {}

  static Admission judge(Envelope envelope, Parties parties, Moment now) {
    NodeId us = parties.recipient().node();
    boolean ours =
        envelope.to().equals(parties.recipient().authority().id()) && !envelope.from().equals(us);
    if (!ours) {
      return new Admission.NotAdmitted(Reason.NOT_ADMITTED);
    }
    return parties.agreements().stream()
        .filter(agreement -> agreement.isInForce(now.day()))
        .filter(agreement -> covers(agreement, envelope, us))
        .findFirst()
        .map(agreement -> Ground.agreed(agreement.id()))
        .or(() -> setAside(envelope))
        .<Admission>map(Admission.Admitted::new)
        .orElseGet(() -> new Admission.NotAdmitted(Reason.NOT_ADMITTED));
  }

  private static boolean covers(Agreement agreement, Envelope envelope, NodeId us) {
    return envelope.ground().agreement().map(agreement.id()::equals).orElse(true)
        && agreement.authorities().containsKey(envelope.from())
        && agreement.authorities().getOrDefault(us, Set.of()).contains(envelope.to())
        && agreement.purposes().contains(envelope.purpose())
        && agreement.bases().contains(envelope.legalBasis());
  }

  private static Optional<Ground> setAside(Envelope envelope) {
    return envelope
        .ground()
        .setAside()
        .filter(
            who -> Danger.is(Optional.of(envelope.purpose()), Optional.of(envelope.legalBasis())))
        .map(who -> new Ground(Optional.empty(), Optional.of(who)));
  }
}
