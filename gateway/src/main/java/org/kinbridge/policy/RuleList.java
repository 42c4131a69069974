package org.kinbridge.policy;

import java.util.List;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Redaction;
import org.kinbridge.policy.rule.consent.ChildAssents;
import org.kinbridge.policy.rule.consent.ChildConsents;
import org.kinbridge.policy.rule.consent.ConsentGiven;
import org.kinbridge.policy.rule.consent.ConsentStands;
import org.kinbridge.policy.rule.consent.GiverInformed;
import org.kinbridge.policy.rule.consent.GuardianConsents;
import org.kinbridge.policy.rule.consent.RecordAgrees;
import org.kinbridge.policy.rule.consent.TracingGuardian;
import org.kinbridge.policy.rule.override.AgreementInForce;
import org.kinbridge.policy.rule.override.ChildObjects;
import org.kinbridge.policy.rule.override.FreeText;
import org.kinbridge.policy.rule.override.GlassInDanger;
import org.kinbridge.policy.rule.override.PurposeChange;
import org.kinbridge.policy.rule.redaction.Allegations;
import org.kinbridge.policy.rule.redaction.HealthMinimum;
import org.kinbridge.policy.rule.redaction.MeasureParties;
import org.kinbridge.policy.rule.redaction.MeasuresInForce;
import org.kinbridge.policy.rule.redaction.MinimumNecessary;
import org.kinbridge.policy.rule.redaction.OtherChildren;
import org.kinbridge.policy.rule.redaction.PlaceInRecipientState;
import org.kinbridge.policy.rule.redaction.RegisteredPeople;
import org.kinbridge.policy.rule.redaction.Whereabouts;
import org.kinbridge.policy.rule.row.BatchSize;
import org.kinbridge.policy.rule.row.OpenQuestions;
import org.kinbridge.policy.rule.row.OrderConfirmed;
import org.kinbridge.policy.rule.row.OrderInForce;
import org.kinbridge.policy.rule.row.PermitRowApplies;
import org.kinbridge.policy.rule.row.ProbableMatch;
import org.kinbridge.policy.rule.wall.AbuseMaterial;
import org.kinbridge.policy.rule.wall.AsylumBodySends;
import org.kinbridge.policy.rule.wall.BasisAndPurpose;
import org.kinbridge.policy.rule.wall.CountsOnly;
import org.kinbridge.policy.rule.wall.DangerDetermined;
import org.kinbridge.policy.rule.wall.ExistenceQuery;
import org.kinbridge.policy.rule.wall.KnownPeople;
import org.kinbridge.policy.rule.wall.NationalityKnown;
import org.kinbridge.policy.rule.wall.NotBuilt;
import org.kinbridge.policy.rule.wall.OnwardSharing;
import org.kinbridge.policy.rule.wall.ReporterAndWitness;
import org.kinbridge.policy.rule.wall.SpecialCategories;
import org.kinbridge.policy.rule.wall.StateOfOrigin;
import org.kinbridge.policy.rule.wall.SubjectAccess;
import org.kinbridge.policy.rule.wall.TracingIntermediary;

/**
 * Every rule, in the order in which the first no is told: walls, open questions, the permit row,
 * the consent tier, what an officer could override, and then the redactions. R28 speaks before the
 * row: that care data does not serve police is a truer answer than that no row fits.
 */
record RuleList(List<Gate> gates, List<Redaction> redactions) {
  RuleList {
    gates = List.copyOf(gates);
    redactions = List.copyOf(redactions);
  }

  static RuleList complete() {
    return new RuleList(
        List.of(
            new ExistenceQuery(),
            new NotBuilt(),
            new KnownPeople(),
            new BasisAndPurpose(),
            new SubjectAccess(),
            new CountsOnly(),
            new OnwardSharing(),
            new DangerDetermined(),
            new TracingIntermediary(),
            new AsylumBodySends(),
            new NationalityKnown(),
            new PurposeChange(),
            new OpenQuestions(),
            new ProbableMatch(),
            new RegisteredPeople(),
            new PermitRowApplies(),
            new OrderInForce(),
            new OrderConfirmed(),
            new ConsentGiven(),
            new ConsentStands(),
            new ChildConsents(),
            new GuardianConsents(),
            new ChildAssents(),
            new TracingGuardian(),
            new RecordAgrees(),
            new GiverInformed(),
            new AgreementInForce(),
            new GlassInDanger(),
            new ChildObjects(),
            new BatchSize()),
        List.of(
            new MinimumNecessary(),
            new FreeText(),
            new PlaceInRecipientState(),
            new HealthMinimum(),
            new Allegations(),
            new MeasuresInForce(),
            new StateOfOrigin(),
            new SpecialCategories(),
            new Whereabouts(),
            new ReporterAndWitness(),
            new AbuseMaterial(),
            new OtherChildren(),
            new MeasureParties()));
  }

  List<String> ids() {
    return java.util.stream.Stream.concat(
            gates.stream().map(Gate::id), redactions.stream().map(Redaction::id))
        .toList();
  }
}
