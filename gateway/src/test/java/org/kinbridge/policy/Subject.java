package org.kinbridge.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import org.kinbridge.flow.trial.Rehearsal;
import org.kinbridge.json.CompactJson;
import org.kinbridge.policy.circumstance.Authority;
import org.kinbridge.policy.circumstance.Circumstances;
import org.kinbridge.policy.circumstance.Findings;
import org.kinbridge.policy.element.Marks;
import org.kinbridge.policy.minimise.Assembled;
import org.kinbridge.policy.minimise.Assembly;
import org.kinbridge.policy.minimise.Kept;
import org.kinbridge.policy.request.Request;
import org.kinbridge.policy.residual.Evidence;
import org.kinbridge.policy.residual.Finding;
import org.kinbridge.policy.residual.SecondPass;
import org.kinbridge.policy.rule.override.NamesInText;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.policy.world.SharedSources;
import org.kinbridge.policy.world.World;
import org.kinbridge.profile.Checked;
import org.kinbridge.profile.Draft;
import org.kinbridge.profile.SharedRecord;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;

/** What a figure of a decision is measured on: a permitted case, with all read that it needs. */
record Subject(Policy policy, SharedRecord record, Request request, Circumstances circumstances) {
  private static final CaseRun POLICY = CaseRun.complete();
  private static final RuleList RULES = RuleList.complete();
  private static final SecondPass SECOND_PASS = new SecondPass();
  private static final String SAMPLE = "R26-instruction-dismissed";

  /** What the sample case says beyond 5.2 KB. */
  private static final List<String> BEYOND =
      List.of(
          "/data/protection_concerns/1",
          "/data/urgent_protection_concern",
          "/data/name_other",
          "/data/wishes_child_family_tracing",
          "/data/incident_details",
          "/data/cp_case_plan_subform_case_plan_interventions",
          "/data/followup_subform_section",
          "/data/services_section/1",
          "/data/family_details_section/1");

  /** The sample case of a national system, translated. */
  static Subject sample() throws Exception {
    return of(named(SAMPLE));
  }

  /** What the goal speaks of: 15 resources, translated of a national record of 5.2 KB. */
  static Subject goal() throws Exception {
    PolicyCase sample = named(SAMPLE);
    ObjectNode shorter = sample.content().deepCopy();
    for (String place : BEYOND) {
      shorter
          .withArray("/change")
          .addObject()
          .put("in", "record")
          .put("at", place)
          .put("remove", true);
    }
    Subject goal = of(new PolicyCase("shorter than " + SAMPLE, shorter));
    if (goal.record().tree().path("entry").size() != 15) {
      throw new IllegalStateException("the goal speaks of 15 resources");
    }
    return goal;
  }

  /** The largest document of the cases that is permitted; it is its own national record. */
  static Subject worst() throws Exception {
    return of(
        PolicyCase.all().stream()
            .filter(one -> one.expect().path("decision").asText().equals("permit"))
            .filter(one -> asked(one).record().format().equals(Rehearsal.SHARED))
            .max(Comparator.comparingInt(one -> content(asked(one)).toString().length()))
            .orElseThrow());
  }

  private static PolicyCase named(String name) {
    return PolicyCase.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Request asked(PolicyCase one) {
    try {
      return one.request();
    } catch (Exception unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static JsonNode content(Request request) {
    return request.record().content().reveal("benchmark");
  }

  private static Subject of(PolicyCase one) throws Exception {
    CaseRun run = POLICY;
    World world = one.world(run.version());
    Request request = one.request();
    JsonNode content = content(request);
    Subject subject =
        request.record().format().equals(Rehearsal.SHARED)
            ? of(world, request, new Draft(content, SharedSources.of(content)), Findings.none())
            : translated(world, request);
    if (!(subject.decide() instanceof Permitted)) {
      throw new IllegalStateException("the case is not permitted");
    }
    return subject;
  }

  private static Subject translated(World world, Request request) {
    CaseRun run = POLICY;
    Authority acting = world.acting(request.actor().authority()).orElseThrow();
    Origin origin =
        new Origin(world.node(), acting.id(), acting.name(), acting.role(), world.now());
    Translation translation =
        run.translator()
            .translate(
                run.translator().within(content(request), request.record().format()),
                request.resolutions(),
                origin);
    Translation.Translated translated = (Translation.Translated) translation;
    Findings findings = new Findings(translated.questions(), translated.facts(), List.of());
    return of(world, request, translated.draft(), findings);
  }

  private static Subject of(World world, Request request, Draft draft, Findings findings) {
    CaseRun run = POLICY;
    return new Subject(
        new Policy(run.version(), run.profile()),
        ((Checked.Conforming) run.profile().check(draft)).record(),
        request,
        world.around(request, findings).orElseThrow());
  }

  /** Both passes, as {@link Policy#decide} goes through them where all gates let them. */
  Finding passes() {
    Situation situation = new Situation(record, request, circumstances, POLICY.version());
    Judgement judgement = Judgement.of(RULES.gates(), situation);
    Marks marks = new Marks(situation.document());
    RULES.redactions().forEach(redaction -> redaction.mark(situation, marks));
    judgement.add(Remainder.ID, Remainder.judge(situation, marks));
    judgement.add(NamesInText.ID, NamesInText.judge(situation, marks));
    judgement.add(Remainder.ID, Remainder.covered(situation));
    if (judgement.refusal().isPresent() || judgement.waitsForSender()) {
      throw new IllegalStateException("the case is not permitted");
    }
    Evidence evidence = Residues.evidence(record, situation, marks);
    Assembled leaves = Assembly.of(situation, marks, Kept.of(marks));
    return SECOND_PASS.over(CompactJson.bytes(leaves.tree()), evidence);
  }

  Decision decide() {
    return policy.decide(record, request, circumstances);
  }
}
