package org.kinbridge.policy.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.PersonHandle;
import org.kinbridge.disclosure.Question;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.circumstance.Consent;
import org.kinbridge.policy.circumstance.Giver;
import org.kinbridge.policy.circumstance.RestrictedPerson;
import org.kinbridge.policy.circumstance.Restriction;
import org.kinbridge.policy.proof.Combination.Determined;
import org.kinbridge.policy.proof.Combination.Nationality;
import org.kinbridge.policy.proof.Combination.Protection;
import org.kinbridge.policy.proof.Combination.Reach;
import org.kinbridge.policy.proof.Combination.Situation;
import org.kinbridge.policy.world.World;

/**
 * An occasion for every rule, by tier. Each changes as little as it can: what it has to wake is
 * then the only thing that can speak first.
 */
final class Occasions {
  private static final int ABROAD = 15; // the entry of the probe
  private static final PersonHandle OTHER = new PersonHandle("#other");
  private static final Occasion.Turn NOTHING = scene -> {};

  private Occasions() {}

  static List<Occasion> all() {
    List<Occasion> all = new ArrayList<>(walls());
    all.addAll(wallsInside());
    all.addAll(rows());
    all.addAll(consents());
    all.addAll(overrides());
    all.addAll(redactions());
    return List.copyOf(all);
  }

  private static Occasion of(Tier tier, String rule, String says, Occasion.Turn turn) {
    return new Occasion(rule, tier, says, Occasion.QUIET, combination -> true, turn);
  }

  private static List<Occasion> walls() {
    return List.of(
        of(
            Tier.WALL,
            "R13",
            "somebody asks whether a child is known",
            scene -> scene.request.put("kind", "request")),
        of(
            Tier.WALL,
            "not-built",
            "something sent before is to be replaced",
            scene -> scene.request.put("supersedes", "m-0")),
        of(
            Tier.WALL,
            "known-people",
            "the request is about somebody else than the child of the record",
            scene -> scene.asks("/case/subjects/0").put("at", "/entry/2/resource")),
        of(Tier.WALL, "R01", "no purpose is given", scene -> scene.request.remove("purpose")),
        of(
            Tier.WALL,
            "R23",
            "a person asks for its own record",
            scene -> scene.request.put("purpose", "CPSUBJECT")),
        of(
            Tier.WALL,
            "R18",
            "statistics are asked for about one child",
            scene -> scene.request.put("purpose", "CPSTAT")),
        of(Tier.WALL, "R20", "another state keeps the document", Occasions::keptAbroad),
        of(
                Tier.WALL,
                "R12",
                "an authority determined that telling this state endangers the child",
                NOTHING)
            .in(
                new Situation(
                    Protection.NO,
                    Nationality.ANOTHER,
                    Reach.NOBODY_RESTRICTED,
                    Determined.AGAINST_THE_STATE)),
        of(
                Tier.WALL,
                "R10",
                "the state that the child fled from is to look for its family",
                scene -> scene.request.put("purpose", "CPTRACE"))
            .in(Occasion.ORIGIN),
        of(Tier.WALL, "R09-asylum-body", "an asylum body writes to a state of origin", NOTHING)
            .in(Occasion.ORIGIN),
        of(
                Tier.WALL,
                "R09-nationality",
                "the child may need protection, and nobody knows from which state",
                NOTHING)
            .in(
                new Situation(
                    Protection.UNKNOWN,
                    Nationality.NOT_KNOWN,
                    Reach.NOBODY_RESTRICTED,
                    Determined.NO)));
  }

  private static List<Occasion> wallsInside() {
    return List.of(
        of(Tier.WALL, "R09", "the recipient is a state of origin", NOTHING).in(Occasion.ORIGIN),
        of(Tier.WALL, "special-category", "an illness is labelled as most private", NOTHING),
        of(Tier.WALL, "R14", "a relative reported it, another is a witness", NOTHING),
        of(Tier.WALL, "R15", "the record holds evidence of abuse", NOTHING),
        of(
            Tier.WALL,
            "remainder",
            "the child itself is the reporter",
            scene ->
                ((ArrayNode) scene.resource(1).at("/meta/security"))
                    .addObject()
                    .put("system", "https://kinbridge.example/fhir/CodeSystem/cp-sensitivity")
                    .put("code", "cp-reporter-identity")));
  }

  private static void keptAbroad(Scene scene) {
    String there = scene.record().at("/entry/" + ABROAD + "/fullUrl").asText();
    ((ObjectNode) scene.resource(0).path("custodian")).put("reference", there);
  }

  private static List<Occasion> rows() {
    return List.of(
        of(
            Tier.ROW,
            "R26",
            "a code of the record means two things",
            scene ->
                scene.question(
                    new Question(
                        Reason.AMBIGUOUS_CODE, "/probe", "what does it mean?", List.of()))),
        of(
            Tier.ROW,
            "same-child",
            "somebody is restricted in another case, which may be this child's",
            scene -> scene.resembles(OTHER, somebodyOf(OTHER))),
        of(Tier.ROW, "permit-row", "no fact is stated", scene -> scene.request.putArray("facts")),
        of(Tier.ROW, "R21-order", "the order of the court has ended", Scene::endOrders),
        of(
            Tier.ROW,
            "R14-order",
            "an order names a witness, and nobody else saw the paper",
            Scene::ordersNameAWitness),
        of(Tier.ROW, "batch-size", "very many children are told of at once", Scene::toMany));
  }

  private static List<Occasion> consents() {
    return List.of(
        of(Tier.CONSENT, "R02", "nobody consented", scene -> scene.consents(all -> List.of())),
        of(Tier.CONSENT, "R03", "the consents were withdrawn", Scene::withdrawConsents),
        of(
            Tier.CONSENT,
            "R04",
            "the guardian alone consented",
            scene -> scene.consents(all -> by(Giver.Role.GUARDIAN, all))),
        of(
            Tier.CONSENT,
            "R05",
            "a child of seven alone consented",
            scene -> {
              scene.consents(all -> by(Giver.Role.CHILD, all));
              Probe.aged(scene.record(), "2018-06-01");
            }),
        of(
            Tier.CONSENT,
            "R05-assent",
            "nobody asked a child of seven",
            scene -> {
              scene.consents(all -> by(Giver.Role.GUARDIAN, all));
              Probe.aged(scene.record(), "2018-06-01");
              scene.notHeard();
            }),
        of(
            Tier.CONSENT,
            "consent-informed",
            "nobody noted a notice to those who consented",
            Scene::consentsWithoutNotice),
        of(
                Tier.CONSENT,
                "R10-guardian",
                "a child of 17 alone consented to a search",
                scene -> {
                  scene.consents(all -> by(Giver.Role.CHILD, all));
                  Probe.aged(scene.record(), "2008-06-01");
                })
            .in(
                new Situation(
                    Protection.UNKNOWN,
                    Nationality.ANOTHER,
                    Reach.NOBODY_RESTRICTED,
                    Determined.NO)),
        of(
            Tier.CONSENT,
            "record-consent",
            "a tick in the record says no",
            scene -> scene.found(Fact.Code.RECORD_CONSENT, "no")));
  }

  private static List<Consent> by(Giver.Role role, List<Consent> all) {
    return all.stream().filter(one -> one.by().role() == role).toList();
  }

  private static List<Occasion> overrides() {
    return List.of(
        of(
            Tier.OVERRIDE,
            "R28",
            "what was told for care goes to the police",
            scene -> scene.addressedTo(AuthorityRole.POLICE)),
        of(
                Tier.OVERRIDE,
                "R24",
                "a child is in danger, and no agreement is in force",
                scene -> scene.agreements(List.of()))
            .where(Setting::inDanger),
        of(
            Tier.OVERRIDE,
            "R19",
            "somebody wants to set a rule aside where nobody is in danger",
            scene ->
                scene.request.set(
                    "override", JsonNodeFactory.instance.objectNode().put("reason", "probe"))),
        of(
            Tier.OVERRIDE,
            "R06",
            "the child objects",
            scene ->
                scene
                    .request
                    .path("facts")
                    .forEach(
                        fact -> {
                          if (fact.has("objection")) {
                            ((ObjectNode) fact).put("objection", "yes");
                          }
                        })),
        of(Tier.OVERRIDE, "R27", "a passage that nobody released is in the record", NOTHING),
        of(
            Tier.OVERRIDE,
            "R27-scan",
            "a statement names somebody who is withheld",
            scene -> scene.written("She lives with Zahra and is well.")),
        of(
            Tier.OVERRIDE,
            "second-pass",
            "a statement gives a number that is withheld",
            scene -> scene.written("Ring 00999-555.01.00 after six.")));
  }

  private static List<Occasion> redactions() {
    return List.of(
        of(
            Tier.REDACTION,
            "R11-person",
            "somebody is restricted, and a relative may be that person",
            Occasions::somebodyIsRestricted),
        of(Tier.REDACTION, "R08", "the record holds more than the row grants", NOTHING),
        of(Tier.REDACTION, "R07", "the child has an address in another state", NOTHING),
        of(Tier.REDACTION, "R17", "those who treat the child are told", NOTHING),
        of(Tier.REDACTION, "R16", "an allegation is not confirmed", NOTHING),
        of(Tier.REDACTION, "R21", "the review of a measure is overdue", NOTHING),
        of(Tier.REDACTION, "R11", "a restricted person can be reached there", NOTHING)
            .in(new Situation(Protection.NO, Nationality.ANOTHER, Reach.THERE, Determined.NO)),
        of(Tier.REDACTION, "R25", "another child is in the record", NOTHING),
        of(Tier.REDACTION, "R08-parties", "a measure binds somebody who stays", NOTHING));
  }

  private static void somebodyIsRestricted(Scene scene) {
    scene.registered(somebodyOf(Setting.CHILD));
  }

  private static Restriction somebodyOf(PersonHandle child) {
    return new Restriction(
        "probe",
        World.child(child),
        Restriction.Kind.NO_CONTACT,
        Set.of(),
        Restriction.Elsewhere.NO,
        Restriction.Standing.NONE_KNOWN,
        Optional.of(RestrictedPerson.described("somebody of the family")));
  }
}
