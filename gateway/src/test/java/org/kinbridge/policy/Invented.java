package org.kinbridge.policy;

import java.util.Set;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.PairwiseIds;
import org.kinbridge.policy.circumstance.Registers;
import org.kinbridge.policy.request.Request;
import org.kinbridge.profile.SharedRecord;

/**
 * One invented document, facts and request.
 *
 * @param asked as it is
 * @param strangers entries of the document that are about another child
 * @param canaries what was planted where
 * @param stricter the same surroundings with one restriction more
 */
record Invented(Asked asked, Set<Integer> strangers, Canaries canaries, Circumstances stricter) {

  record Asked(SharedRecord record, Request request, Circumstances circumstances) {
    Decision decided(Policy policy) {
      return policy.decide(record, request, circumstances);
    }

    Asked in(Circumstances others) {
      return new Asked(record, request, others);
    }
  }

  Asked answered(Decision decision) {
    return asked.in(Restricted.answered(decision, asked.circumstances()));
  }

  static Circumstances with(Circumstances before, Registers registers) {
    return new Circumstances(
        before.parties(),
        registers,
        before.findings(),
        before.consentAges(),
        before.ids(),
        before.moment(),
        before.approvals(),
        before.scale());
  }

  static Circumstances with(Circumstances before, PairwiseIds ids) {
    return new Circumstances(
        before.parties(),
        before.registers(),
        before.findings(),
        before.consentAges(),
        ids,
        before.moment(),
        before.approvals(),
        before.scale());
  }
}
