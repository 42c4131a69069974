package org.kinbridge.policy;

import java.util.List;
import org.kinbridge.policy.rule.AbuseMaterial;
import org.kinbridge.policy.rule.AgreementInForce;
import org.kinbridge.policy.rule.AsylumBodySends;
import org.kinbridge.policy.rule.BasisAndPurpose;
import org.kinbridge.policy.rule.ChildConsents;
import org.kinbridge.policy.rule.ChildObjects;
import org.kinbridge.policy.rule.ConsentGiven;
import org.kinbridge.policy.rule.ConsentStands;
import org.kinbridge.policy.rule.DangerDetermined;
import org.kinbridge.policy.rule.FreeText;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.GuardianConsents;
import org.kinbridge.policy.rule.KnownPeople;
import org.kinbridge.policy.rule.MinimumNecessary;
import org.kinbridge.policy.rule.NationalityKnown;
import org.kinbridge.policy.rule.NotBuilt;
import org.kinbridge.policy.rule.OpenQuestions;
import org.kinbridge.policy.rule.OtherChildren;
import org.kinbridge.policy.rule.PermitRowApplies;
import org.kinbridge.policy.rule.PlaceInRecipientState;
import org.kinbridge.policy.rule.RecordAgrees;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.rule.RegisteredPeople;
import org.kinbridge.policy.rule.ReporterAndWitness;
import org.kinbridge.policy.rule.StateOfOrigin;
import org.kinbridge.policy.rule.Whereabouts;

/**
 * Every rule, in the order in which the first no is told: walls, open questions, the permit row,
 * the consent tier, what an officer could override, and then the redactions.
 */
record RuleList(List<Gate> gates, List<Redaction> redactions) {
  RuleList {
    gates = List.copyOf(gates);
    redactions = List.copyOf(redactions);
  }

  static RuleList complete() {
    return new RuleList(
        List.of(
            new NotBuilt(),
            new KnownPeople(),
            new BasisAndPurpose(),
            new DangerDetermined(),
            new AsylumBodySends(),
            new NationalityKnown(),
            new OpenQuestions(),
            new RegisteredPeople(),
            new PermitRowApplies(),
            new ConsentGiven(),
            new ConsentStands(),
            new ChildConsents(),
            new GuardianConsents(),
            new RecordAgrees(),
            new AgreementInForce(),
            new ChildObjects()),
        List.of(
            new MinimumNecessary(),
            new FreeText(),
            new PlaceInRecipientState(),
            new StateOfOrigin(),
            new Whereabouts(),
            new ReporterAndWitness(),
            new AbuseMaterial(),
            new OtherChildren()));
  }

  /** The list without one rule: what that rule is good for shows in the cases that then fail. */
  RuleList without(String id) {
    return new RuleList(
        gates.stream().filter(gate -> !gate.id().equals(id)).toList(),
        redactions.stream().filter(redaction -> !redaction.id().equals(id)).toList());
  }

  List<String> ids() {
    return java.util.stream.Stream.concat(
            gates.stream().map(Gate::id), redactions.stream().map(Redaction::id))
        .toList();
  }
}
