package org.kinbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.policy.pack.PolicyVersion;
import org.kinbridge.policy.proof.PolicyProof;
import org.kinbridge.policy.proof.Tier;
import org.kinbridge.policy.rule.Gate;
import org.kinbridge.policy.rule.Settler;
import org.kinbridge.policy.rule.Verdict;
import org.kinbridge.policy.rule.Verdict.Ask;
import org.kinbridge.policy.situation.Situation;
import org.kinbridge.profile.Profile;

/** The installed policy in every combination, and policies that somebody broke. */
class PolicyProofTest {
  /** A prime, so that a sample meets every value of every fact. */
  private static final int SAMPLE = Boolean.getBoolean("deep") ? 1 : 53;

  /** One of those, where a policy is broken everywhere. */
  private static final int BROKEN = Boolean.getBoolean("deep") ? 53 : 307;

  private static Profile profile;
  private static PolicyVersion version;

  @BeforeAll
  static void load() throws Exception {
    profile = Profile.load(PolicyCase.profiles());
    version = PolicyVersion.load(PolicyCase.profiles());
  }

  private static PolicyProof.Result proven(PolicyVersion version, RuleList rules) throws Exception {
    return proof(version, rules).run(BROKEN);
  }

  private static PolicyProof proof(PolicyVersion version, RuleList rules) throws Exception {
    Policy policy = new Policy(version, profile, rules);
    return PolicyProof.of(version, policy, profile, PolicyCase.profiles());
  }

  @Test
  void the_installed_policy_keeps_every_wall_and_reaches_every_row() throws Exception {
    PolicyProof.Result result = proof(version, RuleList.complete()).run(SAMPLE);
    assertThat(result.faults()).isEmpty();
    assertThat(result.permitted()).isPositive();
    assertThat(result.rows()).hasSameSizeAs(version.rows());
    assertThat(result.rules().stream().map(PolicyProof.SeenRule::rule))
        .containsExactlyInAnyOrderElementsOf(spoken());
    assertThat(result.rules())
        .filteredOn(rule -> rule.tier() == Tier.WALL)
        .allSatisfy(
            rule ->
                assertThat(rule.settledBy())
                    .isIn("nobody", "the sender, who asks anew", "takes elements away"));
  }

  /** Every rule, and what is looked at after them. */
  private static List<String> spoken() {
    List<String> rules = new ArrayList<>(RuleList.complete().ids());
    rules.addAll(List.of("remainder", "R27-scan", "second-pass"));
    return rules;
  }

  @Test
  void a_rule_that_nothing_wakes_is_named(@TempDir Path directory) throws Exception {
    Path labels = PolicyCase.copy(directory).resolve("labels.yaml");
    String all = Files.readString(labels);
    Files.writeString(labels, all.replaceAll("(?m)^special: .*$", "special: [SEX]"));
    assertThat(proven(PolicyVersion.load(directory), RuleList.complete()).faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith("rule special-category: no combination wakes it when an illness"));
  }

  @Test
  void a_rule_in_the_shadow_of_another_is_named_with_that_other() throws Exception {
    List<Gate> gates = new ArrayList<>(RuleList.complete().gates());
    gates.addFirst(
        new Gate() {
          @Override
          public String id() {
            return "R00";
          }

          @Override
          public Verdict judge(Situation situation) {
            return situation.circumstances().registers().consents().isEmpty()
                ? Verdict.refuses(Reason.NO_CONSENT, "/consents")
                : Verdict.passed();
          }
        });
    assertThat(proven(version, new RuleList(gates, RuleList.complete().redactions())).faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith("rule R02: no combination wakes it when nobody consented")
                    .contains("instead: R00 "));
  }

  @Test
  void a_wall_that_persons_may_set_aside_is_named() throws Exception {
    Gate wall =
        RuleList.complete().gates().stream()
            .filter(gate -> gate.id().equals("R12"))
            .findFirst()
            .orElseThrow();
    Gate yields =
        new Gate() {
          @Override
          public String id() {
            return wall.id();
          }

          @Override
          public Verdict judge(Situation situation) {
            return wall.judge(situation) instanceof Verdict.Refuses(Verdict.Ask why, var uses)
                ? new Verdict.Asks(
                    List.of(new Ask(why.reason(), why.pointer(), why.text(), Settler.BREAK_GLASS)),
                    uses)
                : Verdict.passed();
          }
        };
    List<Gate> gates =
        RuleList.complete().gates().stream()
            .map(gate -> gate.id().equals(wall.id()) ? yields : gate)
            .toList();
    assertThat(proven(version, new RuleList(gates, RuleList.complete().redactions())).faults())
        .anySatisfy(
            fault -> assertThat(fault).endsWith(": persons set aside R12, which nobody may"))
        .anySatisfy(fault -> assertThat(fault).contains(": danger-determined lets out "));
  }

  @ParameterizedTest
  @CsvSource({
    "R14, reporter",
    "R14, witness",
    "R15, abuse-material",
    "R09, asylum-claim",
    "R11, whereabouts",
    "R12, danger-determined",
    "R25, another-child",
    "special-category, most-private",
    "R09-asylum-body, asylum-body-writes"
  })
  void without_its_rule_a_wall_is_seen_to_give_way(String rule, String wall) throws Exception {
    assertThat(proven(version, CaseRun.rulesWithout(rule)).faults())
        .anySatisfy(fault -> assertThat(fault).contains(": " + wall + " lets out "));
  }

  @Test
  void a_row_in_the_shadow_of_another_is_named(@TempDir Path directory) throws Exception {
    Path permits = PolicyCase.copy(directory).resolve("permits.yaml");
    String rows = Files.readString(permits);
    String first =
        rows.substring(
            rows.indexOf("  - id: "), rows.indexOf("  - id: ", rows.indexOf("  - id: ") + 1));
    Files.writeString(
        permits, rows.stripTrailing() + "\n" + first.replaceFirst("id: .*", "id: once-more"));
    assertThat(proven(PolicyVersion.load(directory), RuleList.complete()).faults())
        .contains("row once-more: no combination reaches it");
  }
}
