package org.kinbridge.policy.circumstance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.kinbridge.disclosure.Moment;

/**
 * Everything beside record, request and policy that a decision depends on; nothing else may
 * influence it.
 *
 * @param moment now, in the state that sends
 * @param approvals what persons said to this very disclosure, whether or not it still counts
 * @param scale whether it is one of many
 */
public record Circumstances(
    Parties parties,
    Registers registers,
    Findings findings,
    ConsentAges consentAges,
    PairwiseIds ids,
    Moment moment,
    List<Approval> approvals,
    Scale scale) {
  public Circumstances {
    requireNonNull(parties, "parties is null");
    requireNonNull(registers, "registers is null");
    requireNonNull(findings, "findings is null");
    requireNonNull(consentAges, "consentAges is null");
    requireNonNull(ids, "ids is null");
    requireNonNull(moment, "moment is null");
    approvals = List.copyOf(approvals);
    requireNonNull(scale, "scale is null");
  }

  /** Of one disclosure, where nobody said yes to anything yet. */
  public Circumstances(
      Parties parties,
      Registers registers,
      Findings findings,
      ConsentAges consentAges,
      PairwiseIds ids,
      Moment moment) {
    this(parties, registers, findings, consentAges, ids, moment, List.of(), Scale.ONE);
  }

  public Instant now() {
    return moment.at();
  }

  /** The same with these persons' yes. */
  public Circumstances with(List<Approval> said) {
    return new Circumstances(parties, registers, findings, consentAges, ids, moment, said, scale);
  }

  /** The same, with other registers. */
  public Circumstances with(Registers others) {
    return new Circumstances(parties, others, findings, consentAges, ids, moment, approvals, scale);
  }

  /** The same between two states that agreed on nothing. */
  public Circumstances unagreed() {
    return new Circumstances(
        new Parties(parties.recipient(), parties.sender(), List.of()),
        registers,
        findings,
        consentAges,
        ids,
        moment,
        approvals,
        scale);
  }

  /** The same, asked for together with as many others. */
  public Circumstances at(Scale other) {
    return new Circumstances(
        parties, registers, findings, consentAges, ids, moment, approvals, other);
  }
}
