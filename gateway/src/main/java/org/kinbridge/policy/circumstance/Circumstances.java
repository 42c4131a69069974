package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Everything beside record, request and policy that a decision depends on; nothing else may
 * influence it.
 */
public record Circumstances(
    Parties parties,
    Registers registers,
    Findings findings,
    ConsentAge consentAge,
    PairwiseIds ids,
    Instant now) {
  public Circumstances {
    requireNonNull(parties, "parties is null");
    requireNonNull(registers, "registers is null");
    requireNonNull(findings, "findings is null");
    requireNonNull(consentAge, "consentAge is null");
    requireNonNull(ids, "ids is null");
    requireNonNull(now, "now is null");
  }
}
