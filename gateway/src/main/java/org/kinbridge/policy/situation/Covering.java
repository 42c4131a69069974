package org.kinbridge.policy.situation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Agreement;
import org.kinbridge.policy.circumstance.Recipient;
import org.kinbridge.policy.circumstance.Sender;
import org.kinbridge.policy.request.Request;

/**
 * The agreement that covers a request and binds today; where there is none, why the first that
 * would cover it does not bind.
 */
record Covering(Optional<Agreement> agreement, Optional<Reason> objection) {
  Covering {
    requireNonNull(agreement, "agreement is null");
    requireNonNull(objection, "objection is null");
  }

  static Covering of(Situation situation) {
    Optional<Reason> first = Optional.empty();
    for (Agreement one : situation.circumstances().parties().agreements()) {
      if (covers(one, situation)) {
        Optional<Reason> objection = one.objection(situation.today());
        if (objection.isEmpty()) {
          return new Covering(Optional.of(one), objection);
        }
        first = first.or(() -> objection);
      }
    }
    return new Covering(Optional.empty(), first);
  }

  private static boolean covers(Agreement agreement, Situation situation) {
    Request request = situation.request();
    Sender from = situation.sender();
    Recipient to = situation.recipient();
    return agreement.validity().covers(situation.today())
        && agreement.lists(from.node(), from.acting().id(), to.node(), to.authority().id())
        && agreement.roles().contains(to.authority().role())
        && request.purpose().map(agreement.purposes()::contains).orElse(false)
        && request.legalBasis().map(agreement.bases()::contains).orElse(false)
        && request.basis().instrument().map(agreement.instruments()::contains).orElse(true);
  }
}
