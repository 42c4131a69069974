package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.kinbridge.disclosure.Moment;

/**
 * Everything beside record, request and policy that a decision depends on; nothing else may
 * influence it.
 *
 * @param moment now, in the state that sends
 */
public record Circumstances(
    Parties parties,
    Registers registers,
    Findings findings,
    ConsentAge consentAge,
    PairwiseIds ids,
    Moment moment) {
  public Circumstances {
    requireNonNull(parties, "parties is null");
    requireNonNull(registers, "registers is null");
    requireNonNull(findings, "findings is null");
    requireNonNull(consentAge, "consentAge is null");
    requireNonNull(ids, "ids is null");
    requireNonNull(moment, "moment is null");
  }

  public Instant now() {
    return moment.at();
  }
}
